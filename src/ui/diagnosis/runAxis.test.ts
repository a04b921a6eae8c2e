import fc from "fast-check";
import { expect, test } from "vitest";
import { drawSeries } from "../../diagnosis/trend/drawn.ts";
import { placesOf, runAxis } from "./runAxis.ts";

/** The place of one step, found by a look at every point. */
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

test("as many held-out evaluations as a long log has are placed at once", () => {
  const step = Float64Array.from({ length: 200_000 }, (_, i) => i);
  // some 5 million steps of a search; looking at every point would take 20 thousand million
  expect(placesOf(step, step)).toHaveLength(step.length);
});

const series = drawSeries({ curve: (at) => at, noise: 0, points: 10 }, 1);
const heldOut = { step: Float64Array.of(9, 3), reward: Float64Array.of(0.9, 0.3), column: "eval/reward" };

test("the axis of a run is its steps, with the evaluations in their order", () => {
  const axis = runAxis({ ...series, heldOut });
  expect(axis.places).toEqual(series.step);
  expect(axis.stepAt(3)).toBe(3);
  expect(Array.from(axis.heldOut.places)).toEqual([3, 9]);
  expect(Array.from(axis.heldOut.rewards)).toEqual([0.3, 0.9]);
});

test("where the step counter went back the axis is the number of the point, and still tells the step", () => {
  const step = series.step.map((value) => (value > 5 ? value - 5 : value));
  const { places, stepAt } = runAxis({ ...series, step, restarts: [5] });
  expect(Array.from(places)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect([0, 4, 5, 9, 99].map(stepAt)).toEqual([1, 5, 1, 5, 5]);
});

test("steps that never move give an axis of some width", () => {
  const { places } = runAxis({ ...series, step: series.step.map(() => 0) });
  expect(places.at(-1)).toBe(9);
});
