import { diagnose } from "../../diagnosis/advice/diagnose.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { drawnVerdicts, drawRun } from "../../diagnosis/trend/drawnRuns.ts";
import { criticalSigns, signsOf } from "../../diagnosis/verdict/signs/signs.ts";
import { verdictOfCurve } from "../../diagnosis/verdict/verdictShares.ts";
import { mean, type VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import { expectedRewards } from "../../simulator/runs/expectedRewards.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { createSimulator } from "../../simulator/simulate.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";
import { table } from "../table.ts";
import { type Cause, causeNamed, causes, knownCauses } from "./causes.ts";
import { withHealthyColumns } from "./healthyColumns.ts";
import { pageOfStatistics, plainRule, rivalRule } from "./rivals.ts";

/** Points that a log of a run has at most: three quarters of real logs have fewer. */
const MOST_POINTS = 200;
/** Runs of fewer steps are logged at every step. */
const FEW_STEPS = 40;

const stepsPerPoint = (steps: number) => (steps < FEW_STEPS ? 1 : Math.max(2, Math.ceil(steps / MOST_POINTS)));

/** The log that a trainer would write of a simulated run, with its held-out evaluations. */
export function seriesOf(run: SimulatedRun): Series {
  return {
    ...toRewardLog(run.batchReward, stepsPerPoint(run.batchReward.length)),
    rewardColumn: "reward",
    heldOut: { step: run.step, reward: run.heldOut, column: "held-out" },
    restarts: [],
    settings: {},
  };
}

/** SD of the points of a log around the noise-free curve of its run. */
function noiseOf(run: SimulatedRun): number {
  const size = stepsPerPoint(run.batchReward.length);
  const expected = toRewardLog(expectedRewards(run), size).reward;
  const rest = toRewardLog(run.batchReward, size).reward.map((reward, i) => reward - (expected[i] ?? 0));
  const center = mean(rest);
  return Math.sqrt(mean(rest.map((value) => (value - center) ** 2)));
}

/** What the same decision says where nothing hides the curve: the noise-free rewards of the very run, train and held-out. */
export function trueVerdict(run: SimulatedRun): VerdictName {
  const points = Math.ceil(run.batchReward.length / stepsPerPoint(run.batchReward.length));
  const heldOut = Array.from(run.heldOut);
  const fall = Math.max(...heldOut) - Math.max(mean(heldOut.slice(-3)), heldOut[heldOut.length - 1] ?? 0);
  return verdictOfCurve(
    { rewards: Array.from(run.reward), noise: noiseOf(run), points },
    {
      ceiling: { value: 1, from: 0.9 },
      onFloor: false,
      still: false,
      heldOut: { fall, luck: 0, gap: 0, lastHalfGain: 0 },
    },
  );
}

interface Row {
  readonly cause: Cause;
  readonly change: Partial<RunConfig>;
  readonly runs: number;
  /** Runs in which each cause was named. */
  readonly named: Readonly<Partial<Record<Cause | "none named", number>>>;
  /** Runs whose verdict is that of their noise-free curve: ours, ours or its first alternative, and the plain rule's. */
  readonly verdictRight: number;
  readonly verdictOrAlternative: number;
  readonly plainRight: number;
  /** Runs called a collapse whose noise-free curve does not collapse. */
  readonly falseCollapses: number;
  /** Runs without a fault in which each critical sign fires; absent of a cause. */
  readonly falseAlarms?: Readonly<Record<string, number>>;
}

/** In how many of these runs, which have nothing wrong, each critical sign fires. */
function falseAlarmsIn(runs: readonly SimulatedRun[]): Readonly<Record<string, number>> {
  const signs = runs.map((run) => signsOf(withHealthyColumns(seriesOf(run), run.seed)));
  return Object.fromEntries(criticalSigns.map((name) => [name, signs.filter((seen) => seen[name]).length]));
}

function rowOf(runs: readonly SimulatedRun[], cause: Cause, change: Partial<RunConfig>): Row {
  const job = { ...defaultConfig, ...change };
  const named: Partial<Record<Cause | "none named", number>> = {};
  let [right, nearly, plain, falseCollapses] = [0, 0, 0, 0];
  for (const run of runs) {
    const series = seriesOf(run);
    const diagnosis = diagnose(series, { rewardMaximum: 1, job });
    const truth = trueVerdict(run);
    const name = causeNamed(diagnosis) ?? "none named";
    named[name] = (named[name] ?? 0) + 1;
    if (diagnosis.verdict === truth) right++;
    if ([diagnosis.verdict, diagnosis.alternatives[0]].includes(truth)) nearly++;
    if (plainRule(series.reward) === truth) plain++;
    if (diagnosis.verdict === "spike_then_collapse" && truth !== "spike_then_collapse") falseCollapses++;
  }
  return {
    cause,
    change,
    runs: runs.length,
    named,
    verdictRight: right,
    verdictOrAlternative: nearly,
    plainRight: plain,
    falseCollapses,
    ...(cause === "nothing" && { falseAlarms: falseAlarmsIn(runs) }),
  };
}

/** Diagnoses simulated runs of known cause, one by one as their logs would be, and prints how often which cause is named. */
export function accuracy({ first, count }: Seeds, json: boolean, io: Io): void {
  const { simulateRun } = createSimulator();
  const rows = knownCauses.map(({ cause, change }) => {
    io.progress?.(`${cause}, ${count} runs: ${JSON.stringify(change)}`);
    const config = { ...defaultConfig, ...change };
    return rowOf(
      Array.from({ length: count }, (_, i) => simulateRun(config, first + i, "full")),
      cause,
      change,
    );
  });
  io.progress?.("");
  if (json) io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
  else io.out(report(rows) + drawnReport(first, count));
}

const share = (count: number, runs: number) => (count === 0 ? "-" : (count / runs).toFixed(2));

function report(rows: readonly Row[]): string {
  const names = [...causes, "none named"] as const;
  const heads = [
    "cause",
    "changed",
    ...names.map((name) => name.replace("too ", "")),
    "verdict",
    "or next",
    "plain rule",
  ];
  const cells = rows.map(({ cause, change, runs, named, verdictRight, verdictOrAlternative, plainRight }) => [
    cause,
    Object.entries(change)
      .map(([field, value]) => `${field} ${value}`)
      .join(", ") || "-",
    ...names.map((name) => share(named[name] ?? 0, runs)),
    ...[verdictRight, verdictOrAlternative, plainRight].map((right) => share(right, runs)),
  ]);
  const all = rows.reduce((sum, { runs }) => sum + runs, 0);
  const total = (read: (row: Row) => number) => rows.reduce((sum, row) => sum + read(row), 0);
  const right = total(({ cause, named }) => named[cause] ?? 0);
  const none = total(({ named }) => named["none named"] ?? 0);
  const of = (value: number) => (value / all).toFixed(3);
  const macro = mean(
    causes.map((cause) => {
      const own = rows.filter((row) => row.cause === cause);
      const runs = own.reduce((sum, row) => sum + row.runs, 0);
      return own.reduce((sum, { named }) => sum + (named[cause] ?? 0), 0) / runs;
    }),
  );
  const healthy = rows.filter(({ falseAlarms }) => falseAlarms !== undefined);
  const alarms = criticalSigns.map((sign) => {
    const count = healthy.reduce((sum, { falseAlarms }) => sum + (falseAlarms?.[sign] ?? 0), 0);
    return `${sign} ${(count / healthy.reduce((sum, { runs }) => sum + runs, 0)).toFixed(3)}`;
  });
  return [
    table([heads, ...cells], names.map((_, i) => i + 2).concat([names.length + 2, names.length + 3, names.length + 4])),
    `${all} runs: the cause is named in ${of(right)}, none in ${of(none)}, another in ${of(all - right - none)}; each cause counted alike in ${macro.toFixed(3)}`,
    `verdict as of the noise-free curve: ${of(total((row) => row.verdictRight))}, or its first alternative ${of(total((row) => row.verdictOrAlternative))}; plain rule ${of(total((row) => row.plainRight))}`,
    `false alarms of critical signs in runs with nothing wrong: ${alarms.join(", ")}`,
    `collapses called that the noise-free curve does not show: ${total((row) => row.falseCollapses)}`,
    "",
  ].join("\n");
}

/** What can be asked for the verdict of a reward alone. */
const readers: Readonly<Record<string, (series: Series) => VerdictName>> = {
  ours: (series) => diagnose(series).verdict,
  statistics: ({ reward }) => pageOfStatistics(reward),
  rival: ({ reward }) => rivalRule(reward),
  "plain rule": ({ reward }) => plainRule(reward),
};

/** How often each reader gives the verdict of drawn runs that follows from the definitions; the last row counts each verdict alike. */
function drawnReport(first: number, count: number): string {
  const names = Object.keys(readers);
  const rows = drawnVerdicts.map((verdict) => {
    const runs = Array.from({ length: count }, (_, i) => drawRun(verdict, first + i));
    return {
      verdict,
      shares: names.map((name) => runs.filter((run) => readers[name]?.(run) === verdict).length / count),
    };
  });
  const macro = names.map((_, i) => mean(rows.map(({ shares }) => shares[i] ?? 0)));
  const cells = [...rows, { verdict: "macro", shares: macro }].map(({ verdict, shares }) => [
    verdict,
    ...shares.map((value) => value.toFixed(2)),
  ]);
  return `\n${table(
    [["drawn runs", ...names], ...cells],
    names.map((_, i) => i + 1),
  )}\n`;
}
