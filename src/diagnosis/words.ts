import type { RunConfig } from "../schema/config.ts";
import type { VerdictName } from "../schema/curve.ts";
import { sources } from "../schema/provenance.ts";
import type { Evidence } from "./evidence.ts";
import type { Verdict } from "./verdict.ts";

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

/** A few words for a verdict. */
export const verdictTitle = (name: VerdictName): string => titles[name];

/** Settings that explain some of what is seen; what is not given is not mentioned. */
export type Settings = Partial<Pick<RunConfig, "learningRate" | "gameableShare">>;

/** Two decimals, as everywhere beside the chart: 0.72. */
const figure = (reward: number) => reward.toFixed(2).replace("-0.00", "0.00");

/** The difference of two rewards as a reader takes it off their printed figures. */
const between = (low: number, high: number) => figure(Math.round(high * 100) / 100 - Math.round(low * 100) / 100);

const runsOf = ({ runs }: Evidence) => (runs === 1 ? "The one simulated run" : `${runs} simulated runs`);
const collapsedRuns = ({ runs, collapsedShare }: Evidence) => Math.round(collapsedShare * runs);

/** How many of the runs end below half of their own peak. */
function collapses(seen: Evidence): string {
  const count = collapsedRuns(seen);
  if (seen.runs === 1) return `${runsOf(seen)} ${count === 1 ? "collapses" : "does not collapse"}.`;
  return `${count === 0 ? "None" : count} of ${runsOf(seen)} ${count < 2 ? "collapses" : "collapse"}.`;
}

/** A last third below this share of the steepest slope looks level. */
const LEVEL = 0.35;

function healthy(seen: Evidence): string {
  const shape = seen.lastThirdSteepness < LEVEL ? "and levels off near the end" : "steadily to the end";
  return `Rises from ${figure(seen.start)} to ${figure(seen.end)} ${shape}`;
}

const stillClimbing = (seen: Evidence) =>
  `Rises from ${figure(seen.start)} to ${figure(seen.end)} and is still climbing: the last third of the steps adds ${Math.round(100 * seen.lastThirdShare)} % of the gain`;

const slowClimb = (seen: Evidence) =>
  `Climbs slowly, from ${figure(seen.start)} to ${figure(seen.end)}: a gain of ${between(seen.start, seen.end)} where the reward of one batch has a noise of ${figure(seen.noise)}`;

function earlyPlateau(seen: Evidence): string {
  const added = figure(Math.max(0, seen.lastHalfGain));
  return `Rises early from ${figure(seen.start)}, then stays flat and stops at ${figure(seen.end)}: the second half adds ${added === "0.00" ? "next to nothing" : added}`;
}

const overfit = (seen: Evidence, { gameableShare }: Settings) =>
  `${gameableShare === 0 ? "Train" : "Learns to satisfy the training grader's faults: train"} goes on to ${figure(seen.end)} while held-out falls by ${between(seen.heldOutEnd, seen.heldOutPeak)} from its best, to ${figure(seen.heldOutEnd)}`;

/** Rewards below this print as next to nothing. */
const FLOOR = 0.1;

const noSignal = (seen: Evidence) =>
  seen.peak < FLOOR
    ? `The reward stays near 0: it starts at ${figure(seen.start)} and its best is ${figure(seen.peak)}`
    : `Stuck: the reward goes from ${figure(seen.start)} to ${figure(seen.end)}, where nearly all responses score the same, which leaves little to learn from`;

function collapse(seen: Evidence): string {
  const [start, top, end] = [figure(seen.start), figure(seen.top), figure(seen.end)];
  return seen.top - seen.end >= (seen.top - seen.start) / 2
    ? `Climbs from ${start} to ${top}, then falls to ${end}`
    : `The mean climbs from ${start} to ${top} and ends at ${end}, over runs that last and runs that do not`;
}

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
  cant_tell: (seen) =>
    `Starts at ${figure(seen.start)}, reaches ${figure(seen.top)} and ends at ${figure(seen.end)}: neither a clear rise nor a collapse`,
};

/** Those that are about the shape of the rise: how held-out ends belongs to it. */
const mentionsHeldOut: readonly VerdictName[] = ["healthy", "still_climbing", "slow_climb", "early_plateau"];
/** A collapse says nothing about a run that never got anywhere. */
const neverStarted: readonly VerdictName[] = ["no_signal", "too_short"];

/** Up to this rate the simulation was seen to stop early for this reason. */
const ROUNDED_AWAY_RATE = 2e-5;
/** Held-out above train by less than this is not seen on the chart. */
const VISIBLE_GAP = 0.01;

/** What explains the curve, where the simulation's specification allows to say so. */
function because({ name, evidence }: Verdict, { learningRate, gameableShare }: Settings): string | undefined {
  const slow = name === "slow_climb" || name === "early_plateau";
  if (slow && learningRate !== undefined && learningRate <= ROUNDED_AWAY_RATE)
    return "Steps this small are rounded away in low-precision weights.";
  const above = mentionsHeldOut.includes(name) && -evidence.gap >= VISIBLE_GAP;
  if (above && gameableShare !== undefined && gameableShare > 0)
    return "Held-out can sit above train: the faulty training grader pays the right answer only 0.8.";
  return undefined;
}

/** What the runs show, with their numbers: one or two sentences, and one more where `settings` explain something. Said only about these simulated runs. */
export function verdictSentence(verdict: Verdict, settings: Settings = {}): string {
  const { name, evidence } = verdict;
  const heldOut = mentionsHeldOut.includes(name) ? `; held-out ends at ${figure(evidence.heldOutEnd)}` : "";
  const sentences = [
    `${says[name](evidence, settings)}${heldOut}.`,
    neverStarted.includes(name) ? undefined : collapses(evidence),
    because(verdict, settings),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

const fireworks = (advice: string, { asOf }: { readonly asOf: string } = sources.tuning) =>
  `Fireworks, ${asOf}: ${advice}.`;

const hints: Readonly<Partial<Record<VerdictName, string>>> = {
  healthy: fireworks("change one thing at a time and compare"),
  still_climbing: fireworks("add 1 or 2 epochs while the reward still climbs steadily at the end"),
  slow_climb: fireworks("too low a learning rate converges painfully slowly; stay within 2× of the default"),
  early_plateau: fireworks(
    "raise the learning rate when the curve flattens too early, but stay within 2× of the default",
  ),
  spike_then_collapse: fireworks("lower the learning rate when the reward spikes and then crashes"),
  overfit: fireworks("1 epoch and a lower rank prevent overfitting"),
  noisy: fireworks("a larger batch gives steadier gradients"),
  no_signal: fireworks(
    "when all rollouts of a group score the same, try a temperature of 0.8 to 1.0, more rollouts per prompt or graded scores",
    sources.monitoring,
  ),
};

/** Above twice the default the document does not advise to raise the rate further, whatever the curve looks like. */
const HIGHEST_ADVISED_RATE = 2e-4;
const withinAdvice = fireworks("keep changes of the learning rate within 2× of its default, 5e-5 to 2e-4");

/** What one might change, as the document's own advice with its date; undefined where it has none. */
export function verdictHint(name: VerdictName, { learningRate }: Settings = {}): string | undefined {
  const slow = name === "slow_climb" || name === "early_plateau";
  return slow && learningRate !== undefined && learningRate > HIGHEST_ADVISED_RATE ? withinAdvice : hints[name];
}
