import { expect, test } from "vitest";
import type { VerdictName } from "../schema/curve.ts";
import type { Evidence } from "./evidence.ts";
import { type Settings, verdictHint, verdictSentence, verdictTitle } from "./words.ts";

const names: readonly VerdictName[] = [
  "healthy",
  "still_climbing",
  "slow_climb",
  "early_plateau",
  "spike_then_collapse",
  "overfit",
  "noisy",
  "no_signal",
  "saturated",
  "too_short",
  "cant_tell",
];

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
  lastHalfGain: 0.1,
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

test("a healthy curve that does not level off is not said to", () => {
  expect(says("healthy", { lastThirdSteepness: 0.6 })).toContain("Rises from 0.30 to 0.72 steadily to the end");
});

test.each([
  [64, 0, "None of 64 simulated runs collapses."],
  [64, 1 / 64, "1 of 64 simulated runs collapses."],
  [64, 0.25, "16 of 64 simulated runs collapse."],
  [1, 0, "The one simulated run does not collapse."],
  [1, 1, "The one simulated run collapses."],
])("counts the collapses of %i runs, share %f", (runs, collapsedShare, sentence) => {
  expect(says("healthy", { runs, collapsedShare })).toContain(sentence);
});

test("a collapse is told as a fall where the mean falls, as a mixture where only some runs do", () => {
  expect(says("spike_then_collapse", { top: 0.45, end: 0.22, collapsedShare: 0.5625 })).toBe(
    "Climbs from 0.30 to 0.45, then falls to 0.22. 36 of 64 simulated runs collapse.",
  );
  expect(says("spike_then_collapse", { top: 0.54, end: 0.5, collapsedShare: 0.25 })).toBe(
    "The mean climbs from 0.30 to 0.54 and ends at 0.50, over runs that last and runs that do not. 16 of 64 simulated runs collapse.",
  );
});

test("overfitting is the training grader's faults, never memorising", () => {
  expect(says("overfit")).toContain(
    "Learns to satisfy the training grader's faults: train goes on to 0.72 while held-out falls by 0.04 from its best, to 0.66.",
  );
  expect(says("overfit", {}, { gameableShare: 0 })).not.toContain("fault");
  for (const name of names) expect(says(name)).not.toMatch(/memoris/);
});

test("a printed fall is the difference of the printed rewards", () => {
  expect(says("overfit", { heldOutPeak: 0.7249, heldOutEnd: 0.6851 })).toContain(
    "falls by 0.03 from its best, to 0.69",
  );
});

test("a slow climb is said against the noise of a batch, and explained where the rate is low", () => {
  const seen = { end: 0.364, heldOutEnd: 0.364, gap: 0, noise: 0.14 };
  const rounding = "rounded away in low-precision weights";
  expect(says("slow_climb", seen)).toContain("a gain of 0.06 where the reward of one batch has a noise of 0.14");
  expect(says("slow_climb", seen)).not.toContain(rounding);
  expect(says("slow_climb", seen, { learningRate: 1e-5 })).toContain(rounding);
  expect(says("slow_climb", seen, { learningRate: 1e-4 })).not.toContain(rounding);
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
  expect(says("no_signal", { start: 0.06, end: 0.21, peak: 0.21 })).toContain("nearly all responses score the same");
});

test("a short run says how short", () => {
  expect(says("too_short", { steps: 1 })).toContain("Only 1 optimizer step,");
  expect(says("too_short", { steps: 3 })).toContain("Only 3 optimizer steps,");
});

test("every verdict has a title and a sentence with no hole in it", () => {
  for (const name of names) {
    expect(verdictTitle(name)).not.toBe("");
    expect(says(name)).toMatch(/^[A-Z].*\.$/);
    expect(says(name)).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("a hint is the document's, with its date", () => {
  expect(verdictHint("still_climbing")).toBe(
    "Fireworks, 2025-11-08: add 1 or 2 epochs while the reward still climbs steadily at the end.",
  );
  expect(verdictHint("cant_tell")).toBeUndefined();
  for (const name of names)
    expect(verdictHint(name) ?? "Fireworks, 2025-11-08: .").toMatch(/^Fireworks, \d{4}-\d\d-\d\d: .*\.$/);
});
