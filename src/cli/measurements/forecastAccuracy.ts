import type { Series } from "../../diagnosis/log/log.ts";
import { drawnVerdicts, drawRun } from "../../diagnosis/trend/drawnRuns.ts";
import { collapsed } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { createSimulator } from "../../simulator/simulate.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";
import { table } from "../table.ts";
import { seriesOf } from "./accuracy.ts";
import { knownCauses } from "./causes.ts";
import { type ForecastScore, type ForecastTrial, forecastScore, forecastTrial } from "./forecastTrials.ts";
import { type SignalTrial, signalTrials } from "./signalTrials.ts";

/** Shares of the run at which it is cut. */
const cuts = [0.3, 0.5, 0.7] as const;

/** Runs of one cause, and which of them collapse. */
interface Group {
  readonly cause: string;
  readonly runs: readonly { readonly series: Series; readonly collapses: boolean }[];
}

function groupsOf({ first, count }: Seeds, io: Io): Group[] {
  const { simulateRun } = createSimulator();
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  const simulated = knownCauses.map(({ cause, change }) => {
    io.progress?.(`${cause}, ${count} runs: ${JSON.stringify(change)}`);
    const runs = seeds.map((seed) => {
      const run = simulateRun({ ...defaultConfig, ...change }, seed, "full");
      return { series: seriesOf(run), collapses: collapsed(run) };
    });
    const changes = Object.entries(change).map(([field, value]) => `${field} ${value}`);
    return { cause: `${cause}: ${changes.join(", ") || "-"}`, runs };
  });
  const drawn = drawnVerdicts.map((verdict) => ({
    cause: `drawn: ${verdict}`,
    runs: seeds.map((seed) => ({ series: drawRun(verdict, seed), collapses: verdict === "spike_then_collapse" })),
  }));
  return [...simulated, ...drawn];
}

interface Row extends ForecastScore {
  readonly cause: string;
  readonly cut: number;
}

/**
 * Cuts simulated and drawn runs of known cause short and prints how well their ends are forecast; then the share of useful groups that is predicted of simulated
 * prompts, and what new groups show.
 */
export function forecastAccuracy(seeds: Seeds, json: boolean, io: Io): void {
  const groups = groupsOf(seeds, io);
  const rows = cuts.flatMap((cut): Row[] => {
    io.progress?.(`cut at ${cut}`);
    const tried = groups.map(({ cause, runs }) => ({
      cause,
      trials: runs.flatMap(({ series, collapses }) => {
        const trial = forecastTrial(series, cut);
        return trial ? [{ trial, collapses }] : [];
      }),
    }));
    const row = (cause: string, trials: readonly ForecastTrial[]) => ({ cause, cut, ...forecastScore(trials) });
    const all = tried.flatMap(({ trials }) => trials);
    const kept = all.filter(({ collapses }) => !collapses);
    return [
      ...tried.map(({ cause, trials }) =>
        row(
          cause,
          trials.map(({ trial }) => trial),
        ),
      ),
      row(
        "all",
        all.map(({ trial }) => trial),
      ),
      row(
        "all that do not collapse",
        kept.map(({ trial }) => trial),
      ),
    ];
  });
  io.progress?.("");
  const signal = signalTrials(seeds);
  io.out(json ? `${JSON.stringify({ forecast: rows, signal }, undefined, 2)}\n` : report(rows) + signalReport(signal));
}

const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : "-");

function report(rows: readonly Row[]): string {
  const heads = ["cut", "cause", "runs", "refused", "to last level", "to straight line", "coverage"];
  const cells = rows.map(({ cut, cause, trials, refused, toLastLevel, toLine, coverage }) => [
    cut.toFixed(1),
    cause,
    String(trials),
    ...[refused, toLastLevel, toLine, coverage].map(figure),
  ]);
  return table([heads, ...cells], [2, 3, 4, 5, 6]);
}

function signalReport(trials: readonly SignalTrial[]): string {
  const cells = trials.map(({ law, rollouts, n, predicted, realized }) => [
    law,
    String(rollouts),
    String(n),
    ...[predicted, realized, predicted - realized].map((value) => value.toFixed(3)),
  ]);
  return `\n${table([["pass rates", "rollouts", "n", "predicted", "realized", "difference"], ...cells], [1, 2, 3, 4, 5])}`;
}
