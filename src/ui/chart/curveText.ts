import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { reward, steps } from "../parts/format.ts";

/** Change of the mean below which a curve is flat. */
const LEVEL = 0.02;
/** Reward below which a run cannot collapse. */
const NEVER_ROSE = 0.1;

const lastOf = (values: Float64Array) => values[values.length - 1] ?? 0;
/** Formats the difference of two printed rewards. */
const apart = (one: number, other: number) => reward(Math.abs(Number(reward(one)) - Number(reward(other))));

/** Formats the first evaluated step at which the mean has made this share of its rise. */
function stepBy({ step, train }: Ensemble, share: number): string {
  const start = train[0] ?? 0;
  const aim = start + share * (Math.max(...train) - start);
  return steps(step[train.findIndex((value) => value >= aim)] ?? 0);
}

function climb(curve: Ensemble): string {
  const { step, train } = curve;
  const start = train[0] ?? 0;
  const best = Math.max(...train);
  if (best - start < LEVEL)
    return best - lastOf(train) < LEVEL ? "It stays level." : "It does not climb: it only falls.";
  const halves = `Half of its climb is done by step ${stepBy(curve, 0.5)} and nine tenths by step ${stepBy(curve, 0.9)}`;
  if (best - lastOf(train) < LEVEL) return `${halves}.`;
  return `${halves}; it is highest at step ${steps(step[train.indexOf(best)] ?? 0)}, with ${reward(best)}, and then falls to ${reward(lastOf(train))}.`;
}

function heldOut({ train, heldOut: values }: Ensemble): string {
  const [end, of] = [lastOf(values), lastOf(train)];
  const gap = apart(end, of);
  if (gap === "0.00") return `Held-out ends at ${reward(end)}, where train does.`;
  return `Held-out ends at ${reward(end)}, ${gap} ${end < of ? "below" : "above"} train.`;
}

function collapses({ runs, collapsedShare, train }: Ensemble): string[] {
  if (Math.max(...train) <= NEVER_ROSE) return [];
  const count = Math.round(collapsedShare * runs);
  return [`${count === 0 ? "None" : count} of the ${runs} runs ${count < 2 ? "collapses" : "collapse"}.`];
}

function besides(baseline: Ensemble, { train }: Ensemble): string {
  const { step } = baseline;
  const [end, own] = [lastOf(baseline.train), lastOf(train)];
  const gap = apart(end, own);
  const where =
    gap === "0.00" ? "the same as these settings" : `${gap} ${end > own ? "above" : "below"} these settings`;
  return `The baseline goes from ${reward(baseline.train[0] ?? 0)} to ${reward(end)} in ${steps(lastOf(step))} steps, ${where}, with held-out at ${reward(lastOf(baseline.heldOut))}. ${climb(baseline)}`;
}

/**
 * Describes the chart in sentences for screen readers: start and end, rise and plateau, band, held-out, collapsed runs, and the baseline.
 * States only what is drawn, with two decimals and no advice.
 */
export function curveText(curve: Ensemble, baseline?: Ensemble): string[] {
  const { runs, step, train, low, high } = curve;
  return [
    `Mean of ${runs} simulated runs: the train reward goes from ${reward(train[0] ?? 0)} to ${reward(lastOf(train))} in ${steps(lastOf(step))} optimizer steps.`,
    climb(curve),
    `At the end 8 of 10 runs lie between ${reward(lastOf(low))} and ${reward(lastOf(high))}.`,
    heldOut(curve),
    ...collapses(curve),
    ...(baseline ? [besides(baseline, curve)] : []),
  ];
}
