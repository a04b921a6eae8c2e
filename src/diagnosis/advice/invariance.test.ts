import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import type { Series } from "../log/log.ts";
import { uniforms } from "../trend/drawn.ts";
import { drawnVerdicts, drawRun, seriesOfRewards } from "../trend/drawnRuns.ts";
import { diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** Runs away from the ranges that graders use, in which a ceiling would be known by its number. */
const somewhere = ({ reward }: Series): Series => {
  const [low, high] = [Math.min(...reward), Math.max(...reward)];
  return seriesOfRewards(reward.map((value) => 3 + (value - low) / (high - low || 1)));
};
const anyRun = fc
  .tuple(fc.constantFrom(...drawnVerdicts), fc.integer({ min: 800_000, max: 800_400 }))
  .map(([name, seed]) => somewhere(drawRun(name, seed)));

/** The same verdict, or one of the two is not sure of itself. */
function expectNoContradiction(changed: Diagnosis, before: Diagnosis) {
  if (changed.verdict !== before.verdict) expect([changed.confidence, before.confidence]).not.toEqual(["high", "high"]);
}

test("neither shift nor scale of the reward changes verdict or confidence", () => {
  fc.assert(
    fc.property(
      anyRun,
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fc.integer({ min: 20, max: 90 }),
      (run, a, b) => {
        const { verdict, confidence } = diagnose(run);
        const moved = diagnose(seriesOfRewards(run.reward.map((reward) => a * (reward + b))));
        expect([moved.verdict, moved.confidence]).toEqual([verdict, confidence]);
      },
    ),
    { numRuns: propertyRuns(30) },
  );
});

test("a curve times 2 minus 1 is the same curve, also between 0 and 1", () => {
  fc.assert(
    fc.property(anyRun, ({ reward }) => {
      const between = reward.map((value) => value - 3);
      const doubled = diagnose(seriesOfRewards(between.map((value) => 2 * value - 1)));
      expect(doubled.verdict).toBe(diagnose(seriesOfRewards(between)).verdict);
    }),
    { numRuns: propertyRuns(30) },
  );
});

test("every point written twice tells the same, or less", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const twice = Float64Array.from({ length: 2 * run.reward.length }, (_, i) => run.reward[i >> 1] ?? 0);
      expectNoContradiction(diagnose(seriesOfRewards(twice)), diagnose(run));
    }),
    { numRuns: propertyRuns(30) },
  );
});

test("every other point dropped tells the same, or less", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const halved = run.reward.filter((_, i) => i % 2 === 0);
      expectNoContradiction(diagnose(seriesOfRewards(halved)), diagnose(run));
    }),
    { numRuns: propertyRuns(30) },
  );
});

test("a column of evaluations that only scatters tells the same, or less", () => {
  fc.assert(
    fc.property(anyRun, fc.nat(1000), (run, seed) => {
      const uniform = uniforms(seed);
      const step = run.step.filter((_, i) => i % 10 === 0);
      const heldOut = { step, reward: step.map(() => 3.5 + 0.1 * uniform()), column: "eval" };
      expectNoContradiction(diagnose({ ...run, heldOut }), diagnose(run));
    }),
    { numRuns: propertyRuns(30) },
  );
});
