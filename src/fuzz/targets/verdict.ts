import type { EvaluatedRun } from "../../diagnosis/trend/evaluatedRun.ts";
import { verdictOf } from "../../diagnosis/verdict/verdict.ts";
import { verdictNames } from "../../schema/curve.ts";
import { series } from "../grammar/courses.ts";
import { Input } from "../input.ts";
import { holdFinite } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import type { Random } from "../random.ts";
import type { Target } from "../target.ts";

/** Rewards of a simulation are shares. */
const share = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.abs(value)) : 0);

/** Runs of one config as a simulation gives them: points that they share, from step 0. */
function runs(random: Random): readonly EvaluatedRun[] {
  const points = random.pick([2, 3, 10, 40]);
  const steps = points * random.pick([1, 2, 5]);
  const step = random.list(points, (i) => (i * steps) / (points - 1));
  return random.list(random.pick([1, 2, 4, 16]), () => ({
    step,
    reward: series(random, points).map(share),
    heldOut: series(random, points).map(share),
    batchReward: series(random, steps).map(share),
  }));
}

const isSeries = (values: unknown, points: number): values is readonly number[] =>
  Array.isArray(values) &&
  values.length === points &&
  values.every((value) => typeof value === "number" && value >= 0 && value < 1e6);

/** The runs in a text; none where it no longer holds what a simulation gives. */
function runsIn(text: string): readonly EvaluatedRun[] {
  try {
    const given: readonly EvaluatedRun[] = JSON.parse(text);
    const { step, batchReward } = given[0] ?? { step: [], batchReward: [] };
    const isWhole = (run: EvaluatedRun) =>
      [run.step, run.reward, run.heldOut].every((values) => isSeries(values, step.length)) &&
      isSeries(run.batchReward, batchReward.length) &&
      Array.from(run.step).every((at, i) => at === step[i]);
    // a simulation evaluates from before the first step to the last one
    const isOrdered = step[0] === 0 && Array.from(step).every((at, i) => i === 0 || at > (step[i - 1] ?? 0));
    const isCovered = (step[step.length - 1] ?? 0) >= batchReward.length - 1;
    return isOrdered && isCovered && step.length > 1 && batchReward.length > 1 && given.every(isWhole) ? given : [];
  } catch {
    return [];
  }
}

/** Verdicts on simulated runs. */
export const verdictTarget: Target = {
  name: "verdict",
  parts: 8,
  make: (random) => ({ input: new Input(JSON.stringify(runs(random))) }),
  read({ text }) {
    const given = runsIn(text);
    if (given.length === 0) return undefined;
    const { name, evidence } = verdictOf(given);
    hold(verdictNames.includes(name), "legal", () => `no verdict: ${name}`);
    const { end, top, peak, noise, heldOutEnd, collapsedShare, spikedShare } = evidence;
    holdFinite({ end, top, peak, noise, heldOutEnd, collapsedShare, spikedShare }, "the evidence");
    return name;
  },
};
