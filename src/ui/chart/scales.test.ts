import fc from "fast-check";
import { expect, test } from "vitest";
import { axesOf, placesOf, toldApart } from "./scales.ts";

/** The place of one step, found by looking at every point. */
function placeOf(step: Float64Array, at: number): number {
  const after = step.findIndex((value) => value > at);
  if (after === -1) return step.length - 1;
  const [before, next] = [step[after - 1], step[after]];
  if (before === undefined || next === undefined) return 0;
  return after - 1 + Math.min(1, Math.max(0, (at - before) / (next - before)));
}

const steps = fc.array(fc.integer({ min: -5, max: 40 }), { minLength: 1, maxLength: 60 });

test("steps are placed as by a look at every point, also where the counter goes back", () => {
  fc.assert(
    fc.property(steps, steps, (step, at) => {
      const along = Float64Array.from(step);
      expect(placesOf(along, at)).toEqual(at.map((value) => placeOf(along, value)));
    }),
  );
});

test("as many held-out points as a long log has are placed at once", () => {
  const step = Float64Array.from({ length: 200_000 }, (_, i) => i);
  // some 5 million steps of a search; looking at every point would take 20 thousand million
  expect(placesOf(step, step)).toHaveLength(step.length);
});

test("of upright lines that fall together one is drawn", () => {
  const axes = axesOf(100_001, { low: 0, high: 1 });
  const points = Array.from({ length: 100_000 }, (_, i) => i);
  const drawn = toldApart(points, axes);
  expect(drawn.length).toBeLessThanOrEqual(200);
  expect(drawn.length).toBeGreaterThan(150);
  expect(toldApart([0, 50_000, 100_000], axes)).toEqual([0, 50_000, 100_000]);
});
