import { expect, test } from "vitest";
import { drawSeries } from "../trend/drawn.ts";
import { drawRun, seriesOfRewards } from "../trend/drawnRuns.ts";
import { diagnose } from "./diagnose.ts";

const fall = drawSeries({ curve: (t) => (t < 0.6 ? 0.7 : 0.08), noise: 0.03, points: 60 }, 31);

test.each([
  ["between -1 and 1", (reward: number) => 2 * reward - 1],
  ["below 0", (reward: number) => reward - 3],
  ["far above 0", (reward: number) => reward + 100],
])("a fall from a good level is a collapse %s as well", (_, moved) => {
  expect(diagnose(seriesOfRewards(fall.reward.map(moved)))).toMatchObject({
    verdict: "spike_then_collapse",
    confidence: "high",
  });
});

test("one point below 0 changes nothing", () => {
  const one = fall.reward.map((reward, i) => (i === 40 ? -0.01 : reward));
  expect(diagnose(seriesOfRewards(one)).verdict).toBe("spike_then_collapse");
});

test("a reward of two hundredths that goes to 0 was never good", () => {
  const tiny = fall.reward.map((_, i) => (i < 30 ? 0.02 : 0));
  expect(diagnose(seriesOfRewards(tiny)).verdict).toBe("no_signal");
});

test("a collapse names the checkpoint before it", () => {
  const { checkpoint } = diagnose(fall);
  expect(checkpoint?.step).toBeLessThan(40);
  expect(diagnose(drawSeries({ curve: (t) => 1 - Math.exp(-t / 0.2), noise: 0.2 }, 3)).checkpoint).toBeUndefined();
});

test.each([
  ["noise", () => 0.5],
  ["a rise", (t: number) => 1 - Math.exp(-t / 0.2)],
  ["a fall", (t: number) => (t < 0.6 ? 0.9 : 0.1)],
])("the signs of other columns are told of %s too", (_, curve) => {
  const run = drawSeries({ curve, noise: 0.1 }, 5);
  const kl = run.reward.map((_, i) => (i < 60 ? 0.05 : 2260));
  const { evidence, ruledOut } = diagnose({ ...run, kl });
  expect(evidence.map(({ column }) => column)).toContain("kl");
  expect(ruledOut.map(({ what }) => what)).not.toContain("KL blow-up");
});

test("a single point rules nothing out", () => {
  const one = seriesOfRewards(Float64Array.of(0.2));
  const diagnosis = diagnose({ ...one, gradientNorm: Float64Array.of(0.4), rewardStd: Float64Array.of(0) });
  expect(diagnosis).toMatchObject({ verdict: "too_short", ruledOut: [] });
});

test("pinned at its highest value with rare dips is saturated, and the highest reward is asked", () => {
  const dips = seriesOfRewards(Float64Array.from({ length: 80 }, (_, i) => (i % 9 === 0 ? 210 + i : 285)));
  expect(diagnose(dips)).toMatchObject({ verdict: "saturated", question: { about: "rewardMaximum" } });
});

test("a larger rate is not proposed where the rise was made while the rate warmed up", () => {
  const run = drawSeries({ curve: (t) => Math.min(1, t / 0.1), noise: 0.8, points: 400 }, 8);
  const settings = { learningRate: 6e-6 };
  const warmedUp = run.reward.map((_, i) => Math.min(6e-6, 1.5e-8 * (i + 1)));
  const diagnosis = diagnose({ ...run, settings, learningRate: warmedUp });
  expect(diagnosis.change).toBeUndefined();
});

test("a larger rate is not proposed where the gradient has vanished", () => {
  const run = drawSeries({ curve: (t) => 0.9 * t, noise: 1, points: 400 }, 21);
  const settings = { learningRate: 1e-6 };
  expect(diagnose({ ...run, settings }).change).toMatchObject({ field: "learningRate", to: 2e-6 });
  const gone = run.reward.map((_, i) => (i < 200 ? 1 : 0.001));
  expect(diagnose({ ...run, settings, gradientNorm: gone }).change).toBeUndefined();
});

test("the checkpoint is that of the best held-out, not of the reward that is trained on", () => {
  const run = drawRun("healthy", 700_003);
  const size = run.reward.length;
  const step = run.step.filter((_, i) => i % 4 === 0);
  const [peak, count] = [0.5 * size, step.length];
  const tent = (at: number) => 0.6 - Math.abs(at - peak) / size;
  const heldOut = { step, reward: Float64Array.from({ length: count }, (_, i) => tent(4 * i)), column: "eval/reward" };
  const { checkpoint } = diagnose({ ...run, heldOut });
  expect(checkpoint?.by).toBe("heldOut");
  expect(Math.abs((checkpoint?.step ?? 0) - (run.step[Math.round(peak)] ?? 0))).toBeLessThan(0.1 * size);
  const rising = { ...heldOut, reward: heldOut.reward.map((_, i) => i / count) };
  expect(diagnose({ ...run, heldOut: rising }).checkpoint).toBeUndefined();
});
