import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { motionOf } from "../../diagnosis/trend/motion.ts";
import type { Verdict } from "../../diagnosis/verdict/verdict.ts";
import { percent } from "../../schema/fields/notation.ts";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { reward, steps } from "../parts/format.ts";

/** A change of reward that is told: below it a curve is flat. */
const VISIBLE = 0.02;
/** A last third below this share of the steepest slope looks level. */
const LEVEL = 0.35;
/** A curve that is level for longer than this share of the run does not level off near its end. */
const LONG = 0.4;

/** Rounds a step as it can be read off a chart, whose points lie a fifteenth of the run apart. */
function roughStep(at: number, last: number): string {
  const grid = [500, 100, 50, 10, 5].find((size) => size <= last / 15) ?? 1;
  return steps(Math.round(at / grid) * grid);
}

/** Describes the course of a mean: "rises from 0.30 to 0.70 and levels off near the end". */
function course(step: Float64Array, mean: Float64Array): string {
  const { start, end, top, levelFrom, lastThirdSteepness } = motionOf(Array.from(step), Array.from(mean));
  const last = step[step.length - 1] ?? 1;
  const [from, to] = [reward(start), reward(end)];
  if (top - start < VISIBLE) return start - end < VISIBLE ? `stays near ${to}` : `falls from ${from} to ${to}`;
  if (top - end >= VISIBLE) return `rises from ${from} to ${reward(top)}, then falls to ${to}`;
  const rise = `rises from ${from} to ${to}`;
  if (lastThirdSteepness >= LEVEL) return `${rise} and is still rising at the end`;
  if (levelFrom > (1 - LONG) * last) return `${rise} and levels off near the end`;
  return `${rise} and is flat from about step ${roughStep(levelFrom, last)}`;
}

const runsCollapse = (count: number, runs: number) =>
  `${count === runs ? `All ${runs}` : `${count} of ${runs}`} runs ${count === 1 ? "collapses" : "collapse"}`;

type Curves = Pick<Ensemble, "train" | "heldOut">;

const lastOf = (values: Float64Array) => values[values.length - 1] ?? 0;

/** Writes the difference of two rewards as written, so that the reader can subtract them. */
const gapText = (train: number, heldOut: number) => reward(Number(reward(train)) - Number(reward(heldOut)));

/** Share of runs that hold below which their mean has no course to tell: a few runs, whose curves the others cross. */
const FEW = 1 / 4;

/** Returns one more sentence of a verdict that is about more than the course of held-out. */
function addition({ name, evidence }: Verdict, { train, heldOut }: Curves): string | undefined {
  switch (name) {
    case "overfit":
      return `Train ends at ${reward(lastOf(train))}, ${gapText(lastOf(train), lastOf(heldOut))} above held-out.`;
    case "still_climbing":
      return `The last third of the steps adds ${percent(Math.round(100 * evidence.lastThirdShare) / 100)} of the gain in train reward.`;
    case "noisy":
    case "slow_climb":
      return `Step noise (SD): ${reward(evidence.noise)}.`;
    case "too_short":
      return `Only ${steps(evidence.steps)} optimizer ${evidence.steps === 1 ? "step" : "steps"}.`;
    default:
      return undefined;
  }
}

/**
 * Describes simulated runs in one to three sentences: numbers of collapses, the held-out reward of the runs that hold, and the figure that the
 * verdict rests on. Neither blames a setting nor advises: suggestions do.
 */
export function curveSentence(verdict: Verdict, ensemble: Ensemble): { readonly lead: string; readonly text: string } {
  const { runs, step, heldOut, holding } = ensemble;
  const lost = runs - (holding?.runs ?? 0);
  const { collapsedShare, spikedShare } = verdict.evidence;
  const isSpike = verdict.name === "spike_then_collapse";
  const lead = !isSpike
    ? verdictTitle(verdict.name)
    : collapsedShare < 1 / 2
      ? "Some runs collapse"
      : spikedShare < collapsedShare / 2
        ? "Collapse"
        : verdictTitle(verdict.name);
  const subject = lost === 0 || !holding ? "Held-out reward" : "Held-out reward of the others";
  if (lost > 0 && holding && holding.runs < FEW * runs) {
    const [others, end] = [holding.runs === 1 ? "other ends" : `${holding.runs} others end`, lastOf(holding.heldOut)];
    return { lead, text: `${runsCollapse(lost, runs)}; the ${others} at ${reward(end)} held-out on average.` };
  }
  const more = addition(verdict, holding ?? ensemble);
  return {
    lead,
    text: [
      ...(lost > 0 ? [`${runsCollapse(lost, runs)}.`] : []),
      `${subject} ${course(step, holding?.heldOut ?? heldOut)}.`,
      ...(more ? [more] : []),
    ].join(" "),
  };
}
