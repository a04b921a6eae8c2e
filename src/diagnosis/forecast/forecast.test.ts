import fc from "fast-check";
import { expect, test } from "vitest";
import type { VerdictName } from "../../schema/curve.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import type { Series } from "../log/log.ts";
import { drawSeries, uniforms } from "../trend/drawn.ts";
import { seriesOfRewards } from "../trend/drawnRuns.ts";
import { type EndForecast, forecastOf } from "./forecast.ts";
import { decisionOf } from "./forecastText.ts";

const told = (steps: number) => ({ steps, from: "told" }) as const;
const head = (series: Series, count: number) => seriesOfRewards(series.reward.slice(0, count));
const endForecast = (series: Series, steps: number): EndForecast => {
  const forecast = forecastOf(series, told(steps));
  if (forecast.decision === "too_early") throw new Error(`too early: ${forecast.missing}`);
  return forecast;
};
const rise = (at: number) => 1 - Math.exp(-at / 0.1);

test("too few points and too small a share of the plan are too early, and have no end", () => {
  const series = drawSeries({ curve: rise, noise: 0.1, points: 100 }, 1);
  expect(forecastOf(head(series, 25), told(50))).toMatchObject({ decision: "too_early", missing: "points" });
  expect(forecastOf(series, told(333))).toMatchObject({ decision: "too_early", missing: "share" });
  expect(forecastOf(series, told(333))).not.toHaveProperty("end");
  expect(forecastOf(series, told(200)).decision).not.toBe("too_early");
});

test("a straight climb goes on, a level run stops, a run that fell stops at its best step", () => {
  const half = (curve: (at: number) => number) => head(drawSeries({ curve, noise: 0.1, points: 200 }, 3), 120);
  const climb = endForecast(
    half((at) => at),
    200,
  );
  expect(climb.decision).toBe("go_on");
  expect(climb.end).toBeGreaterThan(0.7);
  expect(climb.gainToCome).toBeGreaterThan(0.1);
  expect(endForecast(half(rise), 200).decision).toBe("stop");
  const fell = endForecast(
    half((at) => rise(at) - (at > 0.45 ? 0.9 : 0)),
    200,
  );
  expect(fell.decision).toBe("stop");
  expect(fell.bestStep).toBeGreaterThan(40);
  expect(fell.bestStep).toBeLessThan(95);
  expect(fell.bestReward).toBeGreaterThan(fell.now + 0.5);
});

test.each([0, 1e-12, 1e-8, 1e-5, 1e-4, 1e-3, 1e-2])("a straight climb with a noise of %s goes on", (noise) => {
  for (const points of [40, 41, 57, 64, 90]) {
    const { decision, end, low, high } = endForecast(
      drawSeries({ curve: (at) => 0.11 + 0.39 * at, noise, points }, 7),
      2 * points,
    );
    expect(decision).toBe("go_on");
    expect(end).toBeGreaterThan(0.53);
    expect(high - low).toBeGreaterThan(0.05);
  }
});

test("a run at its planned end has its level, however few its points are", () => {
  const few = drawSeries({ curve: rise, noise: 0.01, points: 5 }, 5);
  expect(endForecast(few, 5)).toMatchObject({ decision: "stop", end: few.reward[4] });
  expect(forecastOf(few, { steps: 5, from: "twice" }).decision).toBe("too_early");
});

test("a reward that still climbs is never stopped, and a collapsed one always is", () => {
  const series = drawSeries({ curve: rise, noise: 0.1, points: 100 }, 5);
  const forecasts = [forecastOf(series, told(150)), forecastOf(series, told(100)), forecastOf(series, told(400))];
  expect(forecasts.map(({ decision }) => decision)).toEqual(["stop", "stop", "too_early"]);
  const decisions = (verdict: VerdictName) => forecasts.map((forecast) => decisionOf(forecast, { verdict }).decision);
  expect(decisions("still_climbing")).toEqual(["go_on", "go_on", "too_early"]);
  expect(decisions("healthy")).toEqual(["stop", "stop", "too_early"]);
  expect(decisions("spike_then_collapse")).toEqual(["stop", "stop", "stop"]);
});

test("the interval widens from now to the end, and holds about four of five ends", () => {
  let held = 0;
  const runs = 60;
  for (let seed = 0; seed < runs; seed++) {
    const uniform = uniforms(seed);
    const time = 0.05 + uniform();
    const whole = drawSeries({ curve: (at) => 1 - Math.exp(-at / time), noise: 0.1, points: 150 }, seed);
    const { low, high, fan } = endForecast(head(whole, 100), 150);
    const end = whole.reward.slice(-15).reduce((sum, value) => sum + value / 15, 0);
    if (low <= end && end <= high) held++;
    const width = (point = fan[0]) => (point ? point.high - point.low : Number.NaN);
    expect(width(fan.at(-1))).toBeGreaterThan(width());
  }
  expect(held / runs).toBeGreaterThan(0.68);
});

test("shifted and scaled rewards have the shifted and scaled forecast", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.integer({ min: -50, max: 50 }),
      (seed, a, b) => {
        const uniform = uniforms(seed);
        // above 1, so that no usual range shows a ceiling
        const series = drawSeries({ curve: (at) => 3 + uniform() * 0 + at, noise: 0.3, points: 90 }, seed);
        const one = endForecast(series, 140);
        const moved = endForecast(seriesOfRewards(series.reward.map((reward) => a * (reward + 20 * Math.abs(b)))), 140);
        const there = (value: number) => a * (value + 20 * Math.abs(b));
        for (const key of ["end", "low", "high", "now"] as const)
          expect(Math.abs(moved[key] - there(one[key]))).toBeLessThan(1e-5 * a * (1 + Math.abs(b)));
        expect([moved.decision, moved.bestStep]).toEqual([one.decision, one.bestStep]);
      },
    ),
    { numRuns: propertyRuns(20) },
  );
});

test("a finished run, a reward that never moves, huge and tiny rewards are forecast as they are", () => {
  const series = drawSeries({ curve: rise, noise: 0.1, points: 100 }, 5);
  const { end: final, ...finished } = endForecast(series, 100);
  expect(final).toBeCloseTo(
    series.reward.slice(-10).reduce((sum, value) => sum + value / 10, 0),
    9,
  );
  expect(finished).toMatchObject({ decision: "stop", observed: 1, low: final, high: final, now: final, fan: [] });
  expect(endForecast(seriesOfRewards(new Float64Array(60).fill(0.25)), 100)).toMatchObject({
    end: 0.25,
    low: 0.25,
    high: 0.25,
  });
  for (const unit of [1e-200, 1e150, -1e9]) {
    const { end, low, high } = endForecast(seriesOfRewards(series.reward.map((value) => unit * value)), 150);
    expect([end, low, high].every(Number.isFinite)).toBe(true);
    expect(low).toBeLessThanOrEqual(high);
  }
});
