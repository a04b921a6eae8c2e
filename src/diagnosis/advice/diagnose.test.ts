import fc from "fast-check";
import { expect, test } from "vitest";
import { type VerdictName, verdictNames } from "../../schema/curve.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import type { Series } from "../log/log.ts";
import { type Drawn, drawSeries, uniforms } from "../trend/drawn.ts";
import { diagnose } from "./diagnose.ts";

/** A concave rise that makes half of its way after .15 of the run, as healthy real runs do, with their noise. */
const healthy: Drawn = { curve: (t) => 1 - Math.exp(-t / 0.2), noise: 0.32 };
const collapse: Drawn = { curve: (t) => (t < 0.6 ? 1 - Math.exp(-t / 0.15) : 0.1), noise: 0.25 };

const cases: readonly [string, Drawn, readonly VerdictName[]][] = [
  ["a concave rise that levels off", healthy, ["healthy"]],
  ["a long flat start, then a rise", { curve: (t) => 1 / (1 + Math.exp((0.5 - t) / 0.05)), noise: 0.25 }, ["healthy"]],
  [
    "a rise with a sag of a quarter",
    { curve: (t) => 1 - Math.exp(-t / 0.2) - (t > 0.8 ? 0.25 : 0), noise: 0.25 },
    ["healthy", "early_plateau"],
  ],
  ["a straight rise to the end", { curve: (t) => t, noise: 0.25 }, ["still_climbing"]],
  ["a small real rise", { curve: (t) => 0.8 * t, noise: 1, points: 400 }, ["slow_climb"]],
  ["a high rise that is over at once", { curve: (t) => Math.min(1, t / 0.1), noise: 0.2, points: 150 }, ["healthy"]],
  [
    "a small rise that is over at once",
    { curve: (t) => Math.min(1, t / 0.3), noise: 0.8, points: 300 },
    ["early_plateau"],
  ],
  ["a climb in steps", { curve: (t) => Math.floor(4 * Math.min(t, 0.99)) / 3, noise: 0.2 }, ["still_climbing"]],
  [
    "a rise, a pause and a rise",
    { curve: (t) => Math.min(0.6, 4 * t) + 0.4 * Math.max(0, (t - 0.75) / 0.25), noise: 0.1 },
    ["still_climbing"],
  ],
  ["a rise and a fall", collapse, ["spike_then_collapse"]],
  [
    "a rise and a slow fall",
    { curve: (t) => Math.min(1, t / 0.3) - Math.max(0, t - 0.5) * 1.8, noise: 0.25 },
    ["spike_then_collapse"],
  ],
  ["white noise", { curve: () => 0.5, noise: 0.2 }, ["noisy"]],
  ["15 points of noise", { curve: () => 0.5, noise: 0.2, points: 15 }, ["noisy"]],
  ["a slight decline", { curve: (t) => 1 - 0.2 * t, noise: 0.3 }, ["noisy", "cant_tell"]],
];

/** How many of 40 drawings have one of these verdicts. */
function countOf(drawn: Drawn, verdicts: readonly VerdictName[]): number {
  return Array.from({ length: 40 }, (_, seed) => diagnose(drawSeries(drawn, 100 + seed)).verdict).filter((verdict) =>
    verdicts.includes(verdict),
  ).length;
}

test.each(cases)("%s is called so in 34 of 40 drawings", (_, drawn, verdicts) => {
  expect(countOf(drawn, verdicts)).toBeGreaterThanOrEqual(34);
});

test("nothing but zeros is no signal, and so are groups that all score the same", () => {
  const zeros = drawSeries({ curve: () => 0, noise: 0 }, 1);
  expect(diagnose(zeros)).toMatchObject({ verdict: "no_signal", cause: "data_or_grader" });
  const level = drawSeries({ curve: () => 0.4, noise: 0.05 }, 5);
  expect(diagnose(level).verdict).toBe("noisy");
  const equal = { ...level, zeroVarianceShare: level.reward.map(() => 0.95) };
  expect(diagnose(equal).verdict).toBe("no_signal");
  expect(diagnose({ ...level, zeroVarianceShare: level.reward.map(() => 0.7) }).verdict).toBe("noisy");
});

test("a start at a known maximum is saturated, and one near 1 within 0 and 1 as well", () => {
  const near = drawSeries({ curve: () => 0.95, noise: 0.015 }, 3);
  expect(diagnose(near).verdict).toBe("saturated");
  const doubled: Series = { ...near, reward: near.reward.map((reward) => 2 * reward) };
  expect(diagnose(doubled)).toMatchObject({ verdict: "noisy", question: { about: "rewardMaximum" } });
  expect(diagnose(doubled, { rewardMaximum: 2 }).verdict).toBe("saturated");
});

test("seven points are too short, whatever they show, and it says how many it takes", () => {
  const seven = drawSeries({ ...healthy, points: 7 }, 1);
  expect(diagnose(seven)).toMatchObject({ verdict: "too_short", confidence: "low", cause: "unknown" });
  expect(diagnose(seven).needed).toContain("8 points");
});

test("ten points are told with low confidence", () => {
  const ten = drawSeries({ curve: (t) => t, noise: 0.1, points: 10 }, 1);
  expect(diagnose(ten)).toMatchObject({ verdict: "still_climbing", confidence: "low" });
});

test("a log that repeats each value counts its blocks, not its points", () => {
  const blocks = drawSeries({ ...healthy, points: 40 }, 2);
  const reward = Float64Array.from({ length: 400 }, (_, i) => blocks.reward[Math.floor(i / 10)] ?? 0);
  const held: Series = { ...blocks, step: reward.map((_, i) => i), reward };
  expect(diagnose(held).trend.effectivePoints).toBeLessThanOrEqual(40);
  expect(diagnose(held).verdict).toBe(diagnose(blocks).verdict);
  expect(diagnose(blocks).trend.effectivePoints).toBeGreaterThan(35);
});

test("a running average counts fewer points than it has", () => {
  const { reward, ...rest } = drawSeries({ curve: () => 0, noise: 1, points: 200 }, 4);
  const averaged = reward.map(
    (_, i) => reward.slice(Math.max(0, i - 9), i + 1).reduce((sum, value) => sum + value, 0) / 10,
  );
  expect(diagnose({ ...rest, reward: averaged }).trend.effectivePoints).toBeLessThan(50);
});

/** Not collapses: healthy rises, sags, noise, outliers, drift, declines, over 12 to 300 points. */
function harmless(seed: number): Series {
  const uniform = uniforms(seed);
  const [kind, time, noise, points] = [
    Math.floor(6 * uniform()),
    0.08 + 0.4 * uniform(),
    0.1 + 0.5 * uniform(),
    [12, 20, 30, 50, 90, 150, 300][Math.floor(7 * uniform())] ?? 90,
  ];
  const rise = (t: number) => 1 - Math.exp(-t / time);
  const curves: readonly ((t: number) => number)[] = [
    rise,
    (t) => rise(t) - 0.3 * Math.max(0, Math.min(1, (t - 0.6) / 0.15)),
    () => 0,
    (t) => rise(t) + 0.12 * Math.sin(9 * t + 20 * time),
    (t) => -0.3 * t,
    (t) => (t > 0.5 && t < 0.6 ? 0.2 * rise(t) : rise(t)),
  ];
  const series = drawSeries({ curve: curves[kind] ?? rise, noise, points }, seed + 1e6);
  const accidents = series.reward.map((reward) => (uniform() < 0.03 ? reward - 4 * noise : reward));
  return { ...series, reward: accidents };
}

test("no collapse is seen in 1,000 curves that do not collapse", () => {
  const wrong = Array.from({ length: 1000 }, (_, seed) => seed).filter(
    (seed) => diagnose(harmless(seed)).verdict === "spike_then_collapse",
  );
  expect(wrong).toEqual([]);
}, 120_000);

test.each([healthy, collapse, { curve: () => 0.5, noise: 0.2 }, { curve: (t: number) => t, noise: 0.3 }])(
  "the verdict does not depend on the unit of the reward nor on where its zero is: %j",
  (drawn) => {
    const series = drawSeries(drawn, 11);
    // above 1 and below 0, so that neither a maximum nor a floor is seen in it
    const shifted = (a: number, b: number) =>
      diagnose({ ...series, reward: series.reward.map((reward) => a * reward + b) });
    const expected = shifted(1, -9);
    for (const [a, b] of [
      [1, -7],
      [20, -22],
      [0.01, -3],
      [7, -100],
    ] as const) {
      expect(shifted(a, b).verdict).toBe(expected.verdict);
      expect(shifted(a, b).confidence).toBe(expected.confidence);
      expect(shifted(a, b).trend.noise / a).toBeCloseTo(expected.trend.noise, 6);
    }
  },
);

test("the verdict does not depend on where the steps begin, nor on a restart of their counter", () => {
  const series = drawSeries(healthy, 12);
  const from1001 = { ...series, step: series.step.map((step) => step + 1000) };
  const restarted = { ...series, step: series.step.map((step) => step % 50), restarts: [50] };
  expect(diagnose(from1001)).toEqual(diagnose(series));
  expect(diagnose(restarted).verdict).toBe(diagnose(series).verdict);
});

test("a point less at either end does not change a clear verdict", () => {
  for (const drawn of [{ ...healthy, noise: 0.2 }, collapse, { curve: (t: number) => t, noise: 0.2 }]) {
    const series = drawSeries(drawn, 13);
    const cut = (from: number, to?: number) => ({
      ...series,
      step: series.step.slice(from, to),
      reward: series.reward.slice(from, to),
    });
    const { verdict } = diagnose(series);
    expect([diagnose(cut(1)).verdict, diagnose(cut(0, -1)).verdict]).toEqual([verdict, verdict]);
  }
});

test("never throws, says something of any numbers, and asks at most one thing", () => {
  const reward = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(reward, (values) => {
      const series: Series = {
        step: Float64Array.from(values, (_, i) => i),
        reward: Float64Array.from(values),
        rewardColumn: "reward",
        restarts: [],
        settings: {},
      };
      const diagnosis = diagnose(series);
      expect(verdictNames).toContain(diagnosis.verdict);
      expect(diagnosis.alternatives).not.toContain(diagnosis.verdict);
      expect(diagnosis.summary).toMatch(/\.$/);
      expect(JSON.stringify([diagnosis.summary, diagnosis.evidence, diagnosis.ruledOut])).not.toMatch(
        /NaN|undefined|Infinity/,
      );
      expect(diagnosis.trend.level).toHaveLength(values.length);
      expect(Array.from(diagnosis.trend.level).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: propertyRuns(60) },
  );
});
