import { expect, test } from "vitest";
import type { SimulatedRun } from "../model/run.ts";
import { type Claim, claimVerdict, measureClaim, type Part } from "./claim.ts";
import { sampleOf } from "./sample.ts";
import { sentences } from "./sentences.ts";

/** A run whose rewards are all its seed. */
const constant = (seed: number): SimulatedRun => ({
  seed,
  step: Float64Array.of(0, 1),
  reward: Float64Array.of(seed, seed),
  heldOut: Float64Array.of(seed, seed),
  batchReward: Float64Array.of(seed),
});
const sample = sampleOf((_, seed) => constant(seed), 1, 4);

const claimOf = (...parts: readonly Part[]): Claim => ({ id: "rate-high", ...sentences["rate-high"], parts });
const meanSeed: Part["statistic"] = ({ runs, size }) => runs({}).reduce((sum, { seed }) => sum + seed / size, 0);
const part = (name: string, threshold: number): Part => ({ name, threshold, statistic: meanSeed });

test.each([
  [1.3, 0.1, "shown"],
  [1.15, 0.1, "conditional"],
  [1, 0.1, "not_shown"],
  [0.5, 0.1, "not_shown"],
  [Number.NaN, 0.1, "not_shown"],
  [1.1, 0, "shown"],
  [1.1, Number.NaN, "conditional"],
] as const)("a statistic of %d +- %d against 1 is %s", (statistic, standardError, verdict) => {
  expect(claimVerdict({ statistic, standardError }, 1)).toBe(verdict);
});

test("the figures are those of the first part, the verdict the least of all", () => {
  const result = measureClaim(claimOf(part("first", 1), part("hard", 2), part("easy", 0)), sample);
  expect(result).toMatchObject({ threshold: 1, statistic: 2.5, verdict: "conditional" });
  expect(result.decidedBy).toBe("first; but hard: 2.500");
  // seeds 1 to 4 have a standard deviation of sqrt(5 / 3)
  expect(result.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
});

test("a part that is not a number takes the verdict away", () => {
  const broken = { ...part("broken", 0), statistic: () => Number.NaN };
  expect(measureClaim(claimOf(part("easy", 0), broken), sample)).toMatchObject({ threshold: 0, verdict: "not_shown" });
});

test("a share of few runs is not shown by all of them", () => {
  const all: Part = { name: "all", share: true, statistic: () => 1, threshold: 0.6 };
  expect(measureClaim(claimOf(all), sample)).toMatchObject({ standardError: 0.25, verdict: "conditional" });
});
