import { expect, test } from "vitest";
import { seriesOfRewards } from "../trend/drawnRuns.ts";
import { paceOf } from "./pace.ts";

const series = seriesOfRewards(Float64Array.from({ length: 60 }, (_, i) => i / 60));
const paceWith = (column: string, valueAt: (i: number) => number | undefined, restarts: readonly number[] = []) =>
  paceOf(
    {
      step: Float64Array.from(series.step),
      columns: new Map([[column, Float64Array.from(series.step, (_, i) => valueAt(i) ?? Number.NaN)]]),
    },
    { ...series, restarts },
  )?.secondsPerStep;

test("a clock with pauses gives the median of its differences", () => {
  expect(paceWith("_runtime", (i) => 10 * i + (i > 30 ? 50_000 : 0))).toBe(10);
});

test("the time of the whole run is spread over its steps", () => {
  expect(paceWith("train_runtime", (i) => (i === 59 ? 600 : undefined))).toBeCloseTo(10, 0);
});

test("times of several sessions count for the steps of each", () => {
  expect(paceWith("train_runtime", (i) => (i % 20 === 19 ? 200 : undefined))).toBeCloseTo(10, 0);
});

test("sessions that contradict each other, and one session of a resumed run, give no time", () => {
  const absurd = (i: number) => (i === 19 ? 200 : i === 59 ? 90_000 : undefined);
  expect(paceWith("train_runtime", absurd)).toBeUndefined();
  expect(paceWith("train_runtime", (i) => (i === 59 ? 100 : undefined), [30])).toBeUndefined();
});
