import { expect, test } from "vitest";
import { gaussians } from "../model/random.ts";
import { fitGrowth, rewardAfter } from "./growthLaw.ts";

const compute = Array.from({ length: 26 }, (_, i) => i / 25);

test.each([
  { start: 0.3, ceiling: 0.75, steepness: 2, middle: 0.3 },
  { start: 0.1, ceiling: 0.9, steepness: 1, middle: 0.1 },
  { start: 0.2, ceiling: 0.6, steepness: 4, middle: 0.7 },
])("finds the law behind an exact curve: $steepness, $middle", (law) => {
  const fit = fitGrowth(
    compute,
    compute.map((c) => rewardAfter(law, c)),
  );
  expect(fit.error).toBeLessThan(1e-4);
  expect(fit.steepness).toBeCloseTo(law.steepness, 2);
  expect(fit.middle).toBeCloseTo(law.middle, 2);
  expect(fit.ceiling).toBeCloseTo(law.ceiling, 2);
});

test("leaves noise over as its error", () => {
  const law = { start: 0.3, ceiling: 0.75, steepness: 2, middle: 0.3 };
  const noise = gaussians(compute.length, 1, 98);
  const fit = fitGrowth(
    compute,
    compute.map((c, i) => rewardAfter(law, c) + (i === 0 ? 0 : 0.02 * (noise[i] as number))),
  );
  expect(fit.error).toBeGreaterThan(0.01);
  expect(fit.error).toBeLessThan(0.03);
  expect(Math.abs(fit.middle - 0.3)).toBeLessThan(0.1);
});

test("half of the way is made at the middle", () => {
  expect(rewardAfter({ start: 0.2, ceiling: 0.8, steepness: 3, middle: 5 }, 5)).toBeCloseTo(0.5, 12);
  expect(rewardAfter({ start: 0.2, ceiling: 0.8, steepness: 3, middle: 5 }, 0)).toBe(0.2);
});
