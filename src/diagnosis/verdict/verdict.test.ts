import { expect, test } from "vitest";
import type { EvaluatedRun } from "../trend/evaluatedRun.ts";
import { verdictOf } from "./verdict.ts";

interface Drawn {
  /** Rewards at evenly spaced places of the run, joined by straight lines. */
  train: readonly number[];
  /** As `train`; the same as train when left out. */
  heldOut?: readonly number[];
  steps?: number;
  /** SD of the batch reward: every other batch scores that much too high, the others too low. In thirds of the run. */
  noise?: readonly [number, number, number];
}

const POINTS = 25;

function along(corners: readonly number[], share: number): number {
  const place = share * (corners.length - 1);
  const left = Math.min(Math.floor(place), corners.length - 2);
  const [y0, y1] = [corners[left] ?? Number.NaN, corners[left + 1] ?? Number.NaN];
  return y0 + (place - left) * (y1 - y0);
}

function draw({ train, heldOut = train, steps = 75, noise = [0.17, 0.17, 0.17] }: Drawn): EvaluatedRun {
  const points = Math.min(POINTS, steps);
  const step = Array.from({ length: points + 1 }, (_, i) => Math.round((i * steps) / points));
  const batchReward = Array.from(
    { length: steps },
    (_, t) => along(train, t / steps) + (t % 2 ? 1 : -1) * (noise[Math.floor((3 * t) / steps)] ?? 0),
  );
  const curve = (corners: readonly number[]) => step.map((at) => along(corners, at / steps));
  return { step, reward: curve(train), heldOut: curve(heldOut), batchReward };
}

const several = (count: number, drawn: Drawn) => Array.from({ length: count }, () => draw(drawn));
const nameOf = (drawn: Drawn, count = 64) => verdictOf(several(count, drawn)).name;

const healthy: Drawn = { train: [0.3, 0.45, 0.56, 0.63, 0.68, 0.71, 0.72] };
const collapsing: Drawn = { train: [0.3, 0.5, 0.6, 0.2, 0.05, 0, 0] };

test.each([1, 4, 16, 64, 192])("a rise that levels off is healthy in %i runs", (count) => {
  expect(nameOf(healthy, count)).toBe("healthy");
});

test("a long flat start is healthy when the rise comes", () => {
  expect(nameOf({ train: [0.3, 0.3, 0.31, 0.5, 0.65, 0.7, 0.71] })).toBe("healthy");
});

test("a run that is flat for its second half is healthy when it has come far", () => {
  expect(nameOf({ train: [0.3, 0.6, 0.73, 0.76, 0.76, 0.76, 0.77] })).toBe("healthy");
});

test("reads the numbers of the mean curve", () => {
  const { evidence } = verdictOf([
    draw({ train: [0.2, 0.8], heldOut: [0.2, 0.7, 0.6] }),
    draw({ train: [0.4, 0.6], heldOut: [0.4, 0.7, 0.6] }),
  ]);
  expect(evidence.start).toBeCloseTo(0.3);
  expect(evidence.end).toBeCloseTo(0.7);
  expect(evidence.gain).toBeCloseTo(0.4);
  expect(evidence.peak).toBeCloseTo(0.7);
  expect(evidence.heldOutEnd).toBeCloseTo(0.6);
  expect(evidence.gap).toBeCloseTo(0.1);
  expect(evidence.lastThirdShare).toBeCloseTo(1 / 3);
  expect(evidence.lastThirdSteepness).toBeCloseTo(1);
  expect(evidence.noise).toBeCloseTo(0.17, 2);
});

test("peak is the mean of the runs' own maxima, top the maximum of the mean", () => {
  const { evidence } = verdictOf([draw({ train: [0.3, 0.7, 0.3] }), draw({ train: [0.3, 0.3, 0.7] })]);
  expect(evidence.peak).toBeCloseTo(0.7, 1);
  expect(evidence.top).toBeCloseTo(0.5, 1);
});

test("fewer than 8 optimizer steps are too short to tell", () => {
  expect(nameOf({ ...healthy, steps: 7 })).toBe("too_short");
  expect(nameOf({ ...healthy, steps: 8 })).toBe("healthy");
});

test("a rise and a fall below half of the peak is a collapse", () => {
  expect(nameOf(collapsing)).toBe("spike_then_collapse");
  expect(nameOf(collapsing, 1)).toBe("spike_then_collapse");
});

test("a lasting fall of half of the gain is a collapse; a sag of a third is not, but not healthy either", () => {
  expect(nameOf({ train: [0.3, 0.8, 0.8, 0.5, 0.5, 0.5, 0.5] })).toBe("spike_then_collapse");
  expect(nameOf({ train: [0.3, 0.8, 0.8, 0.65, 0.65, 0.65, 0.65] })).toBe("cant_tell");
  expect(nameOf({ train: [0.3, 0.8, 0.8, 0.79, 0.79, 0.79, 0.79] })).toBe("healthy");
});

test("a dip at the very end is not a collapse", () => {
  const run = draw(healthy);
  const dipped = Array.from(run.reward, (reward, i) => (i === POINTS ? 0.4 : reward));
  expect(verdictOf([{ ...run, reward: dipped }]).name).toBe("healthy");
});

test.each([
  [1, 1],
  [4, 1],
  [16, 2],
  [64, 3],
  [192, 7],
])("of %i runs %i have to collapse to be called so", (count, collapsed) => {
  const of = (n: number) => verdictOf([...several(count - n, healthy), ...several(n, collapsing)]);
  expect(of(collapsed).name).toBe("spike_then_collapse");
  expect(of(collapsed).evidence.collapsedShare).toBe(collapsed / count);
  expect(of(collapsed - 1).name).not.toBe("spike_then_collapse");
});

test("a start at the ceiling is saturated", () => {
  expect(nameOf({ train: [0.92, 0.93, 0.94] })).toBe("saturated");
  expect(nameOf({ train: [0.7, 0.9, 0.93, 0.93] })).toBe("healthy");
});

test("held-out that falls while train rises is overfit", () => {
  const heldOut = [0.3, 0.6, 0.7, 0.72, 0.7, 0.68, 0.66];
  expect(nameOf({ train: [0.3, 0.6, 0.73, 0.76, 0.78, 0.79, 0.8], heldOut })).toBe("overfit");
});

test("held-out that is left ever further behind is overfit without falling", () => {
  const train = [0.3, 0.55, 0.63, 0.69, 0.73, 0.76, 0.78];
  expect(nameOf({ train, heldOut: [0.3, 0.53, 0.58, 0.61, 0.62, 0.63, 0.63] })).toBe("overfit");
  // a gap as wide that was there from early on
  expect(nameOf({ train, heldOut: [0.3, 0.44, 0.5, 0.54, 0.58, 0.61, 0.63] })).toBe("healthy");
  // a gap that opens, but is a tenth of the gain
  expect(nameOf({ train, heldOut: [0.3, 0.55, 0.63, 0.69, 0.71, 0.72, 0.73] })).toBe("healthy");
});

test("a held-out fall counts from 4 % of the gain on", () => {
  const train = [0.3, 0.6, 0.75, 0.79, 0.8, 0.8, 0.8];
  const fallingBy = (fall: number) => [0.3, 0.55, 0.7, 0.7 - fall, 0.7 - fall, 0.7 - fall, 0.7 - fall];
  expect(nameOf({ train, heldOut: fallingBy(0.024) })).toBe("overfit");
  expect(nameOf({ train, heldOut: fallingBy(0.016) })).toBe("healthy");
});

test("a held-out fall must be more than the luck of the seeds", () => {
  const train = [0.3, 0.6, 0.75, 0.79, 0.8, 0.8, 0.8];
  const falling = draw({ train, heldOut: [0.3, 0.6, 0.7, 0.7, 0.55, 0.55, 0.55] });
  const rising = draw({ train, heldOut: [0.3, 0.6, 0.7, 0.7, 0.79, 0.79, 0.79] });
  const mixed = (count: number) => Array.from({ length: count }, (_, i) => (i % 2 ? falling : rising));
  expect(verdictOf(mixed(16)).evidence.heldOutFall).toBeGreaterThan(0.02);
  expect(verdictOf(mixed(16)).name).toBe("healthy");
  expect(nameOf({ train, heldOut: [0.3, 0.6, 0.7, 0.7, 0.67, 0.67, 0.67] }, 4)).toBe("healthy");
  expect(nameOf({ train, heldOut: [0.3, 0.6, 0.7, 0.7, 0.67, 0.67, 0.67] }, 64)).toBe("overfit");
});

test("one run alone is never overfit: it cannot tell luck from loss", () => {
  expect(nameOf({ train: [0.3, 0.7, 0.8, 0.8], heldOut: [0.3, 0.7, 0.5, 0.4] }, 1)).toBe("healthy");
});

test("train and held-out that sag together are neither overfit nor healthy", () => {
  const train = [0.3, 0.6, 0.75, 0.75, 0.7, 0.7, 0.7];
  const heldOut = [0.3, 0.6, 0.7, 0.7, 0.65, 0.65, 0.65];
  expect(nameOf({ train, heldOut })).toBe("cant_tell");
});

test("a rise that goes straight on to the end is still climbing", () => {
  expect(nameOf({ train: [0.3, 0.7] })).toBe("still_climbing");
});

test("few runs have to climb more clearly than many", () => {
  const climbing: Drawn = { train: [0.3, 0.48, 0.6, 0.68] };
  expect(nameOf(climbing, 64)).toBe("still_climbing");
  expect(nameOf(climbing, 1)).toBe("healthy");
  expect(nameOf({ train: [0.3, 0.42, 0.55, 0.68] }, 1)).toBe("still_climbing");
});

test("still climbing takes 15 % of the gain in the last third, and a slope that has not levelled off", () => {
  expect(nameOf({ train: [0.3, 0.45, 0.6, 0.64] })).toBe("healthy");
  // 18 % of the gain, but at a seventh of the steepest slope
  expect(nameOf({ train: [0.3, 0.6, 0.62, 0.64, 0.66, 0.68, 0.7, 0.72, 0.74, 0.76] })).toBe("healthy");
});

test("a gain below 1.2 noise is a slow climb", () => {
  expect(nameOf({ train: [0.3, 0.4], noise: [0.1, 0.1, 0.1] })).toBe("slow_climb");
  expect(nameOf({ train: [0.3, 0.45], noise: [0.1, 0.1, 0.1] })).toBe("still_climbing");
});

test("more batches of fewer responses each do not make a climb slow", () => {
  const quarter: Drawn = { ...healthy, steps: 300, noise: [0.36, 0.36, 0.36] };
  expect(verdictOf([draw(quarter)]).evidence.gain).toBeLessThan(1.2 * 0.36);
  expect(nameOf(quarter)).toBe("healthy");
});

test("a small rise that is flat from the middle on is an early plateau", () => {
  expect(nameOf({ train: [0.3, 0.43, 0.46, 0.46, 0.47] })).toBe("early_plateau");
});

test("a plateau is early below two fifths of the room above the start", () => {
  expect(nameOf({ train: [0.3, 0.48, 0.54, 0.55, 0.55] })).toBe("early_plateau");
  expect(nameOf({ train: [0.3, 0.52, 0.58, 0.59, 0.59] })).toBe("healthy");
});

test("a rise that stops where nearly all responses score the same is a plateau: it did rise", () => {
  const stuck: Drawn = { train: [0.05, 0.17, 0.2, 0.2, 0.2], noise: [0.05, 0.03, 0.02] };
  expect(nameOf(stuck)).toBe("early_plateau");
  expect(verdictOf([draw(stuck)]).evidence.spreadLeft).toBeLessThan(0.65);
});

test("a reward that never leaves the floor has no signal", () => {
  expect(nameOf({ train: [0, 0.01, 0.03], noise: [0.02, 0.02, 0.02] })).toBe("no_signal");
  expect(nameOf({ train: [0, 0, 0], noise: [0, 0, 0] })).toBe("no_signal");
});

test("no rise at all is noisy, or no signal where not even the batches differ", () => {
  expect(nameOf({ train: [0.5, 0.5, 0.51] })).toBe("noisy");
  expect(nameOf({ train: [0.5, 0.5, 0.5], noise: [0, 0, 0] })).toBe("no_signal");
});

test("a fall that is no collapse cannot be told", () => {
  expect(nameOf({ train: [0.7, 0.7, 0.4, 0.4], noise: [0.1, 0.1, 0.1] })).toBe("cant_tell");
});

test("sees no difference between full and light evaluation of the same curve", () => {
  const run = draw(healthy);
  const every = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => i % 5 === 0);
  const light = { ...run, step: every(run.step), reward: every(run.reward), heldOut: every(run.heldOut) };
  expect(verdictOf([light]).name).toBe(verdictOf([run]).name);
});
