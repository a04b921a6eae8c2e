import type { Ensemble, Holding } from "../../simulator/runs/ensemble.ts";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import { reward, steps } from "../parts/format.ts";
import { countText } from "./runDots.ts";

/** Change of the mean below which a curve is flat. */
const LEVEL = 0.02;

const lastOf = (values: Float64Array) => values[values.length - 1] ?? 0;
/** Formats the difference of two printed rewards. */
const apart = (one: number, other: number) => reward(Math.abs(Number(reward(one)) - Number(reward(other))));

/** Formats the first evaluated step at which a mean has made this share of its rise. */
function stepBy(step: Float64Array, mean: Float64Array, share: number): string {
  const start = mean[0] ?? 0;
  const aim = start + share * (Math.max(...mean) - start);
  return steps(step[mean.findIndex((value) => value >= aim)] ?? 0);
}

function climb(step: Float64Array, mean: Float64Array): string {
  const [start, best, end] = [mean[0] ?? 0, Math.max(...mean), lastOf(mean)];
  if (best - start < LEVEL) return best - end < LEVEL ? "It stays flat." : "It only falls.";
  const shares = `Half of the rise is done by step ${stepBy(step, mean, 0.5)}, nine tenths by step ${stepBy(step, mean, 0.9)}`;
  if (best - end < LEVEL) return `${shares}.`;
  return `${shares}; it peaks at step ${steps(step[mean.indexOf(best)] ?? 0)} (${reward(best)}) and falls to ${reward(end)}.`;
}

function trainGap({ train, heldOut }: Holding): string {
  const [of, end] = [lastOf(train), lastOf(heldOut)];
  const gap = apart(end, of);
  return `Train ends at ${reward(of)}, ${gap === "0.00" ? "as held-out does" : `${gap} ${of > end ? "above" : "below"} held-out`}.`;
}

/** Formats the numbers of runs that hold and that collapse: "51 hold, 13 collapse". */
function counts({ runs, holding }: Ensemble): string {
  const held = holding?.runs ?? 0;
  return [
    ...(held > 0 ? [countText(held, runs, false)] : []),
    ...(held < runs ? [countText(runs - held, runs, true)] : []),
  ].join(", ");
}

/** Formats where the single runs end. */
function spread({ heldOutEnds }: RunEnds): string {
  const [low, high] = [Math.min(...heldOutEnds), Math.max(...heldOutEnds)].map(reward);
  return `The runs end between ${low} and ${high} held-out.`;
}

function besides(baseline: Ensemble, holding: Holding | undefined): string {
  const other = baseline.holding;
  if (!other) return `Baseline: ${counts(baseline)}.`;
  const end = lastOf(other.heldOut);
  const own = holding && lastOf(holding.heldOut);
  const gap = own === undefined ? undefined : apart(end, own);
  const where =
    own === undefined || gap === undefined
      ? ""
      : gap === "0.00"
        ? ", as these settings do"
        : `, ${gap} ${end > own ? "above" : "below"} these settings`;
  return `Baseline: ${counts(baseline)}; held-out goes from ${reward(other.heldOut[0] ?? 0)} to ${reward(end)} in ${steps(lastOf(baseline.step))} steps${where}. ${climb(baseline.step, other.heldOut)}`;
}

/**
 * Describes the chart in sentences for screen readers: numbers of runs, start and end, rise and plateau, train, ends of the single runs, and
 * the baseline. States only what is drawn, with two decimals and no advice.
 */
export function curveText(ensemble: Ensemble, ends: RunEnds, baseline?: Ensemble): string[] {
  const { runs, step, holding } = ensemble;
  const means = holding
    ? [
        `Held-out, mean of ${holding.runs === runs ? "all runs" : "the runs that hold"}: from ${reward(holding.heldOut[0] ?? 0)} to ${reward(lastOf(holding.heldOut))} in ${steps(lastOf(step))} optimizer steps.`,
        climb(step, holding.heldOut),
        trainGap(holding),
      ]
    : [];
  return [
    `${runs} simulated runs: ${counts(ensemble)}.`,
    ...means,
    spread(ends),
    ...(baseline ? [besides(baseline, holding)] : []),
  ];
}
