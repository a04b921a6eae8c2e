import { expect, test } from "vitest";
import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import type { Evidence } from "../trend/evidence.ts";
import type { Settings } from "./simulatedVerdict.ts";
import { verdictSentence, verdictTitle } from "./verdictText.ts";

const evidence: Evidence = {
  runs: 64,
  steps: 75,
  start: 0.302,
  end: 0.719,
  gain: 0.417,
  peak: 0.73,
  top: 0.719,
  wander: 0,
  fall: 0,
  fallLuck: 0.01,
  heldOutStart: 0.302,
  heldOutPeak: 0.695,
  heldOutEnd: 0.661,
  heldOutFall: 0.034,
  heldOutLuck: 0.01,
  gap: 0.058,
  noise: 0.171,
  spreadLeft: 1,
  collapsedShare: 0,
  spikedShare: 0,
  survivorsEnd: 0.719,
  levelFrom: 60,
  lastHalfGain: 0.1,
  heldOutLastHalfGain: 0.09,
  lastThirdShare: 0.2,
  lastThirdSteepness: 0.11,
  lastHalfSteepness: 0.14,
};

const says = (name: VerdictName, seen: Partial<Evidence> = {}, settings?: Settings) =>
  verdictSentence({ name, evidence: { ...evidence, ...seen } }, settings);

test("a healthy curve is said with its start, its end and its held-out", () => {
  expect(says("healthy")).toBe(
    "Rises from 0.30 to 0.72 and levels off near the end; held-out ends at 0.66. None of 64 simulated runs collapses.",
  );
});

test("a curve that is level for long says from which step on", () => {
  const seen = { steps: 750, levelFrom: 149, lastThirdSteepness: 0.01 };
  expect(says("healthy", seen)).toContain(
    "levels off from about step 150 of 750; the later steps add next to nothing;",
  );
  expect(says("healthy", seen, { epochs: 10 })).toContain("the later passes add next to nothing");
});

test("held-out that stays far behind says how far", () => {
  expect(says("healthy", { heldOutEnd: 0.56, gap: 0.159 })).toContain("held-out ends at 0.56, 0.16 below train");
});

test("a sag says both bests and both ends", () => {
  expect(says("cant_tell", { top: 0.8, end: 0.7, heldOutPeak: 0.75, heldOutEnd: 0.66 })).toContain(
    "Rises from 0.30 to 0.80, but ends below its best, at 0.70 with held-out at 0.66 after 0.75",
  );
});

test("a healthy curve that does not level off is not said to", () => {
  expect(says("healthy", { lastThirdSteepness: 0.6 })).toContain("Rises from 0.30 to 0.72 steadily to the end");
});

test.each([
  [64, 0, "None of 64 simulated runs collapses."],
  [64, 1 / 64, "1 of 64 simulated runs collapses; the others end near 0.72."],
  [64, 0.25, "16 of 64 simulated runs collapse; the others end near 0.72."],
  [1, 0, "The one simulated run does not collapse."],
  [1, 1, "The one simulated run collapses."],
])("counts the collapses of %i runs, share %f", (runs, collapsedShare, sentence) => {
  expect(says("healthy", { runs, collapsedShare })).toContain(sentence);
});

test("a collapse is told as a fall where the mean falls, as a mixture where only some runs do", () => {
  expect(says("spike_then_collapse", { top: 0.45, end: 0.22, collapsedShare: 0.5625 })).toBe(
    "Climbs from 0.30 to 0.45, then falls to 0.22. 36 of 64 simulated runs collapse.",
  );
  expect(says("spike_then_collapse", { top: 0.54, end: 0.5, collapsedShare: 0.25, survivorsEnd: 0.65 })).toBe(
    "The mean climbs from 0.30 to 0.54 and ends at 0.50. 16 of 64 simulated runs collapse; the others end near 0.65.",
  );
  expect(says("spike_then_collapse", { top: 0.66, end: 0.66, collapsedShare: 0.0625, survivorsEnd: 0.69 })).toBe(
    "The mean climbs from 0.30 to 0.66, but not every run lasts. 4 of 64 simulated runs collapse; the others end near 0.69.",
  );
});

test("a mean that never rose collapses from the start", () => {
  expect(says("spike_then_collapse", { start: 0.303, top: 0.304, end: 0.01, collapsedShare: 0.9375 })).toBe(
    "Collapses almost from the start: from 0.30 to 0.01. 60 of 64 simulated runs collapse.",
  );
});

test("overfitting is the training grader's faults, never memorising", () => {
  expect(says("overfit")).toContain(
    "Learns to satisfy the training grader's faults: train goes on to 0.72 while held-out falls by 0.04 from its best, to 0.66.",
  );
  expect(says("overfit", {}, { gameableShare: 0 })).not.toContain("fault");
  expect(says("overfit", { heldOutFall: 0, heldOutPeak: 0.661 })).toContain(
    "Train goes on to 0.72 while held-out hardly follows and ends at 0.66, 0.06 below.",
  );
  for (const name of verdictNames) expect(says(name)).not.toMatch(/memoris/);
});

test("a printed fall is the difference of the printed rewards", () => {
  expect(says("overfit", { heldOutPeak: 0.7249, heldOutEnd: 0.6851 })).toContain(
    "falls by 0.03 from its best, to 0.69",
  );
});

test("a slow climb is said against the noise of a batch, and explained where the rate is low", () => {
  const seen = { end: 0.364, heldOutEnd: 0.364, gap: 0, noise: 0.14 };
  const rounding = "rounded away in the simulation's low-precision weights";
  expect(says("slow_climb", seen)).toContain("a gain of 0.06 where the reward of one batch has a noise of 0.14");
  expect(says("slow_climb", seen)).not.toContain(rounding);
  expect(says("slow_climb", seen, { learningRate: 1e-5 })).toContain(rounding);
  expect(says("slow_climb", seen, { learningRate: 1e-4 })).not.toContain(rounding);
  expect(says("slow_climb", seen, { learningRate: 2e-5 })).not.toContain(rounding);
  expect(says("early_plateau", seen, { learningRate: 2e-5 })).toContain(rounding);
  expect(says("healthy", seen, { learningRate: 1e-5 })).not.toContain(rounding);
});

test("an early plateau says what its second half still adds", () => {
  expect(says("early_plateau", { lastHalfGain: 0.02 })).toContain("the second half adds 0.02");
  expect(says("early_plateau", { lastHalfGain: -0.003 })).toContain("the second half adds next to nothing");
});

test("held-out above train is explained where the grader is faulty", () => {
  const seen = { end: 0.68, heldOutEnd: 0.71, gap: -0.03 };
  expect(says("healthy", seen, { gameableShare: 0.28 })).toContain("pays the right answer only 0.8");
  expect(says("healthy", seen, { gameableShare: 0 })).not.toContain("0.8");
  expect(says("healthy", { gap: 0.03 }, { gameableShare: 0.28 })).not.toContain("0.8");
});

test("no signal tells a floor from a level where nothing can be compared", () => {
  expect(says("no_signal", { start: 0, peak: 0.03 })).toBe(
    "The reward stays near 0: it starts at 0.00 and its best is 0.03.",
  );
  expect(says("no_signal", { start: 0.2, end: 0.21, peak: 0.21 })).toContain("nearly all responses score the same");
  expect(says("early_plateau", { spreadLeft: 0.5 })).toContain("By then nearly all responses score the same");
});

test("a short run says how short", () => {
  expect(says("too_short", { steps: 1 })).toContain("Only 1 optimizer step,");
  expect(says("too_short", { steps: 3 })).toContain("Only 3 optimizer steps,");
});

test("every verdict has a title and a sentence with no hole in it", () => {
  for (const name of verdictNames) {
    expect(verdictTitle(name)).not.toBe("");
    expect(says(name)).toMatch(/^[A-Z].*\.$/);
    expect(says(name)).not.toMatch(/NaN|undefined|Infinity/);
  }
});
