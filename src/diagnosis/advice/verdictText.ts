import type { VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { Provenance } from "../../schema/fields/provenance.ts";
import type { Evidence } from "../trend/evidence.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { remedyFor } from "./remedies.ts";

const titles: Readonly<Record<VerdictName, string>> = {
  healthy: "Healthy",
  still_climbing: "Still climbing",
  slow_climb: "Slow climb",
  early_plateau: "Early plateau",
  spike_then_collapse: "Spike, then collapse",
  overfit: "Overfitting",
  noisy: "Noisy",
  no_signal: "No signal",
  saturated: "Saturated",
  too_short: "Too short to tell",
  cant_tell: "Can't tell",
};

/** Held-out that differs from train by less than this is not seen on the chart. */
const VISIBLE_GAP = 0.01;
/** From this share of the gain on a gap is wide. */
const WIDE_GAP = 0.25;

/** A few words for a verdict. */
export const verdictTitle = (name: VerdictName): string => titles[name];

/** What a verdict's sentence begins with: its title, or less where only some runs show it. */
export function verdictLead({ name, evidence }: Verdict): string {
  if (name !== "spike_then_collapse") return titles[name];
  if (evidence.collapsedShare < 1 / 2) return `${titles[name]} in ${collapsedRuns(evidence)} of ${evidence.runs} runs`;
  return evidence.spikedShare < evidence.collapsedShare / 2 ? "Collapse" : titles[name];
}

/** Settings that explain some of what is seen; what is not given is not mentioned. */
export type Settings = Partial<Pick<RunConfig, "learningRate" | "gameableShare" | "epochs">>;

/** Two decimals, as everywhere beside the chart: 0.72. */
const figure = (reward: number) => reward.toFixed(2).replace("-0.00", "0.00");

/** The difference of two rewards as a reader takes it off their printed figures. */
const between = (low: number, high: number) => figure(Math.round(high * 100) / 100 - Math.round(low * 100) / 100);

const runsOf = ({ runs }: Evidence) => (runs === 1 ? "The one simulated run" : `${runs} simulated runs`);
const collapsedRuns = ({ runs, collapsedShare }: Evidence) => Math.round(collapsedShare * runs);

/** How many of the runs end below half of their own peak, and where a majority that does not ends. */
function collapses(seen: Evidence): string {
  const count = collapsedRuns(seen);
  if (seen.runs === 1) return `${runsOf(seen)} ${count === 1 ? "collapses" : "does not collapse"}.`;
  const others = count > 0 && count < seen.runs / 2 ? `; the others end near ${figure(seen.survivorsEnd)}` : "";
  return `${count === 0 ? "None" : count} of ${runsOf(seen)} ${count < 2 ? "collapses" : "collapse"}${others}.`;
}

/** A last third below this share of the steepest slope looks level. */
const LEVEL = 0.35;
/** Level for longer than this share of the run is not near the end. */
const LONG = 0.4;

/** A step as it is read off a chart, whose points lie a fifteenth of the run apart. */
function roughStep(at: number, steps: number): number {
  const grid = [50, 10, 5].find((size) => size <= steps / 15) ?? 1;
  return Math.round(at / grid) * grid;
}

function healthy(seen: Evidence, settings: Settings): string {
  const rise = `Rises from ${figure(seen.start)} to ${figure(seen.end)}`;
  if (seen.lastThirdSteepness >= LEVEL) return `${rise} steadily to the end`;
  const { steps, levelFrom } = seen;
  if (levelFrom > (1 - LONG) * steps) return `${rise} and levels off near the end`;
  const passes = settings.epochs !== undefined && levelFrom <= steps - steps / settings.epochs;
  return `${rise} and levels off from about step ${roughStep(levelFrom, steps)} of ${steps}; the later ${passes ? "passes" : "steps"} add next to nothing`;
}

const stillClimbing = (seen: Evidence) =>
  `Rises from ${figure(seen.start)} to ${figure(seen.end)} and is still climbing: the last third of the steps adds ${Math.round(100 * seen.lastThirdShare)} % of the gain`;

const slowClimb = (seen: Evidence) =>
  `Climbs slowly, from ${figure(seen.start)} to ${figure(seen.end)}: a gain of ${between(seen.start, seen.end)} where the reward of one batch has a noise of ${figure(seen.noise)}`;

function earlyPlateau(seen: Evidence): string {
  const added = figure(Math.max(0, seen.lastHalfGain));
  return `Rises early from ${figure(seen.start)}, then stays flat and stops at ${figure(seen.end)}: the second half adds ${added === "0.00" ? "next to nothing" : added}`;
}

/** Held-out has fallen when the fall is seen in its printed figures and is more than it can be by luck. */
const fell = (seen: Evidence) => seen.heldOutFall > 2 * seen.heldOutLuck;

function overfit(seen: Evidence, { gameableShare }: Settings): string {
  const heldOutEnd = figure(seen.heldOutEnd);
  if (!fell(seen))
    return `Train goes on to ${figure(seen.end)} while held-out hardly follows and ends at ${heldOutEnd}, ${between(seen.heldOutEnd, seen.end)} below`;
  const who = gameableShare === 0 ? "Train" : "Learns to satisfy the training grader's faults: train";
  return `${who} goes on to ${figure(seen.end)} while held-out falls by ${between(seen.heldOutEnd, seen.heldOutPeak)} from its best, to ${heldOutEnd}`;
}

/** Rewards below this print as next to nothing. */
const FLOOR = 0.1;

const noSignal = (seen: Evidence) =>
  seen.peak < FLOOR
    ? `The reward stays near 0: it starts at ${figure(seen.start)} and its best is ${figure(seen.peak)}`
    : `The reward hardly moves, from ${figure(seen.start)} to ${figure(seen.end)}: nearly all responses score the same, which leaves little to learn from`;

/** A rise below this part of the fall is not seen beside it. */
const NO_RISE = 0.1;

function collapse(seen: Evidence): string {
  const [start, top, end] = [figure(seen.start), figure(seen.top), figure(seen.end)];
  const [rise, fall] = [seen.top - seen.start, seen.top - seen.end];
  if (rise < NO_RISE * fall) return `Collapses almost from the start: from ${start} to ${end}`;
  if (fall >= rise / 2) return `Climbs from ${start} to ${top}, then falls to ${end}`;
  if (seen.top - seen.end < VISIBLE_GAP) return `The mean climbs from ${start} to ${end}, but not every run lasts`;
  return `The mean climbs from ${start} to ${top} and ends at ${end}`;
}

const cantTell = (seen: Evidence) =>
  seen.gain > 0
    ? `Rises from ${figure(seen.start)} to ${figure(seen.top)}, but ends below its best, at ${figure(seen.end)} with held-out at ${figure(seen.heldOutEnd)} after ${figure(seen.heldOutPeak)}: more than luck, less than a collapse`
    : `Starts at ${figure(seen.start)}, reaches ${figure(seen.top)} and ends at ${figure(seen.end)}: neither a clear rise nor a collapse`;

const says: Readonly<Record<VerdictName, (seen: Evidence, settings: Settings) => string>> = {
  healthy,
  still_climbing: stillClimbing,
  slow_climb: slowClimb,
  early_plateau: earlyPlateau,
  spike_then_collapse: collapse,
  overfit,
  noisy: (seen) =>
    `No rise that stands out of the noise: starts at ${figure(seen.start)}, ends at ${figure(seen.end)}, and the reward of one batch has a noise of ${figure(seen.noise)}`,
  no_signal: noSignal,
  saturated: (seen) => `Starts at ${figure(seen.start)} and ends at ${figure(seen.end)}: little is left to gain`,
  too_short: (seen) =>
    `Only ${seen.steps} optimizer ${seen.steps === 1 ? "step" : "steps"}, from ${figure(seen.start)} to ${figure(seen.end)}: too few to tell`,
  cant_tell: cantTell,
};

/** Those that are about the shape of the rise: how held-out ends belongs to it. */
const mentionsHeldOut: readonly VerdictName[] = ["healthy", "still_climbing", "slow_climb", "early_plateau"];
/** A collapse says nothing about a run that never got anywhere. */
const neverStarted: readonly VerdictName[] = ["no_signal", "too_short"];

/** Up to these rates the simulation was seen to stop early, and to climb slowly, for this reason. */
const ROUNDED_AWAY = { early_plateau: 2e-5, slow_climb: 1e-5 } as const;
/** Spread left, of that of the first third, where nearly all responses score the same: hardly more than half. */
const SPREAD_GONE = 0.65;

/** What explains the curve, where the simulation's specification allows to say so. */
function because({ name, evidence }: Verdict, { learningRate, gameableShare }: Settings): string | undefined {
  const slow = name === "slow_climb" || name === "early_plateau";
  if (slow && learningRate !== undefined && learningRate <= ROUNDED_AWAY[name])
    return "Steps this small are rounded away in the simulation's low-precision weights.";
  if (name === "early_plateau" && evidence.spreadLeft < SPREAD_GONE)
    return "By then nearly all responses score the same, which leaves little to learn from.";
  const above = mentionsHeldOut.includes(name) && -evidence.gap >= VISIBLE_GAP;
  if (above && gameableShare !== undefined && gameableShare > 0)
    return "Held-out can sit above train: the faulty training grader pays the right answer only 0.8.";
  return undefined;
}

const heldOutEndOf = ({ heldOutEnd, end, gap, gain }: Evidence) =>
  gap > WIDE_GAP * gain ? `${figure(heldOutEnd)}, ${between(heldOutEnd, end)} below train` : figure(heldOutEnd);

/** What the runs show, with their numbers: one or two sentences, and one more where `settings` explain something. Said only about these simulated runs. */
export function verdictSentence(verdict: Verdict, settings: Settings = {}): string {
  const { name, evidence } = verdict;
  const heldOut = mentionsHeldOut.includes(name) ? `; held-out ends at ${heldOutEndOf(evidence)}` : "";
  const sentences = [
    `${says[name](evidence, settings)}${heldOut}.`,
    neverStarted.includes(name) ? undefined : collapses(evidence),
    because(verdict, settings),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

/** Who says so: the name before the page's own. */
const speaker = ({ title }: Provenance) => title.split(",")[0];

/** What one might change in this config, in one sentence with its source and date; undefined where no source has any. */
export function verdictHint(name: VerdictName, config: Partial<RunConfig> = {}): string | undefined {
  const remedy = remedyFor(name, config);
  return remedy && `${speaker(remedy.source)}, ${remedy.source.asOf}: ${remedy.advice}.`;
}
