import { expect, test } from "vitest";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { curveText } from "./curveText.ts";

/** Runs whose mean goes through these rewards, ten steps apart, with held-out and band at a distance. */
const through = (rewards: readonly number[], { below = 0.03, collapsedShare = 0 } = {}): Ensemble => ({
  runs: 64,
  step: Float64Array.from(rewards, (_, i) => 10 * i),
  train: Float64Array.from(rewards),
  heldOut: Float64Array.from(rewards, (value) => value - below),
  low: Float64Array.from(rewards, (value) => value - 0.1),
  high: Float64Array.from(rewards, (value) => value + 0.1),
  collapsedShare,
  spikedShare: 0,
});

test("a climb is told with its ends, its middle, its band and held-out", () => {
  expect(curveText(through([0.3, 0.5, 0.66, 0.69, 0.7]))).toEqual([
    "Mean of 64 simulated runs: the train reward goes from 0.30 to 0.70 in 40 optimizer steps.",
    "Half of its climb is done by step 10 and nine tenths by step 20.",
    "At the end 8 of 10 runs lie between 0.60 and 0.80.",
    "Held-out ends at 0.67, 0.03 below train.",
    "None of the 64 runs collapses.",
  ]);
});

test("a fall after the best is told, and how many runs collapse", () => {
  const words = curveText(through([0.3, 0.6, 0.4], { collapsedShare: 0.25, below: 0 }));
  expect(words[1]).toContain("it is highest at step 10, with 0.60, and then falls to 0.40.");
  expect(words[3]).toBe("Held-out ends at 0.40, where train does.");
  expect(words[4]).toBe("16 of the 64 runs collapse.");
});

test("a level curve is not said to climb, and one near 0 has nothing to collapse from", () => {
  expect(curveText(through([0.3, 0.31, 0.3]))[1]).toBe("It stays level.");
  expect(curveText(through([0.3, 0.2, 0.1]))[1]).toBe("It does not climb: it only falls.");
  expect(curveText(through([0.05, 0.05], { below: 0 })).join(" ")).not.toContain("collapse");
});

test("the baseline's curve is told beside it", () => {
  const [said] = curveText(through([0.3, 0.5]), through([0.3, 0.6, 0.72])).slice(-1);
  expect(said).toContain(
    "The baseline goes from 0.30 to 0.72 in 20 steps, 0.22 above these settings, with held-out at 0.69.",
  );
});
