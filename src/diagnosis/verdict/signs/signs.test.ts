import { expect, test } from "vitest";
import type { Series } from "../../log/log.ts";
import { normals, uniforms } from "../../trend/drawn.ts";
import { drawRun } from "../../trend/drawnRuns.ts";
import { absences, bySeverity, signsOf, unchecked } from "./signs.ts";

const run = drawRun("healthy", 700_001);
/** A column that goes from one value to another after six tenths of the run. */
const from = (before: number, after: number) =>
  run.reward.map((_, i) => (i < 0.6 * run.reward.length ? before : after));
const rising = {
  ...run,
  rewardColumn: "reward",
  reward: run.reward.map((_, i) => 0.3 + 0.4 * (i / run.reward.length) + (i % 5) / 200),
};
const flatHeldOut = { column: "eval/reward", step: run.step, reward: run.reward.map((_, i) => 0.3 + (i % 3) / 100) };
const shares = { ...run, reward: run.reward.map(() => 0.9) };

test.each<[sign: string, series: Series, quiet: Series]>([
  ["shrunk", { ...run, completionLength: from(800, 9) }, { ...run, completionLength: from(800, 500) }],
  ["cutOff", { ...run, clippedShare: from(0.3, 0.4) }, { ...run, clippedShare: from(0.3, 0.1) }],
  ["driftedAway", { ...run, kl: from(0.1, 3) }, { ...run, kl: from(0.1, 1) }],
  ["exploded", { ...run, gradientNorm: from(0.7, 9.5) }, { ...run, gradientNorm: from(0.7, 2) }],
  ["vanishedGradient", { ...run, gradientNorm: from(0.7, 0.01) }, { ...run, gradientNorm: from(0.7, 0.2) }],
  ["deadSteps", { ...run, gradientNorm: from(0, 0.7) }, { ...run, gradientNorm: from(0.7, 0.1) }],
  ["settled", { ...run, entropy: from(1, 0.05) }, { ...run, entropy: from(1, 0.5) }],
  ["tooEasy", { ...shares, zeroVarianceShare: from(0.2, 0.7) }, { ...shares, zeroVarianceShare: from(0.2, 0.4) }],
  [
    "tooHard",
    { ...shares, reward: run.reward.map(() => 0.05), zeroVarianceShare: from(0.2, 0.7) },
    { ...shares, zeroVarianceShare: from(0.2, 0.7) },
  ],
  ["notNumbers", { ...run, notNumbers: [{ column: "loss", count: 9, lateShare: 0.5 }] }, { ...run, notNumbers: [] }],
  [
    "heldOutBehind",
    {
      ...rising,
      heldOut: { column: "eval/reward", step: rising.step, reward: rising.reward.map((_, i) => 0.3 + (i % 3) / 100) },
    },
    {
      ...rising,
      heldOut: { column: "eval/reward", step: rising.step, reward: rising.reward.map((value) => value / 2) },
    },
  ],
  [
    "longerAlone",
    { ...rising, completionLength: from(300, 500), heldOut: flatHeldOut },
    { ...rising, completionLength: from(300, 400), heldOut: flatHeldOut },
  ],
  [
    "clippedLow",
    { ...run, clipFractionLow: from(0.1, 0.1), clipFractionHigh: from(0.01, 0.01) },
    { ...run, clipFractionLow: from(0.1, 0.1), clipFractionHigh: from(0.05, 0.05) },
  ],
  [
    "fewEffectiveSamples",
    { ...run, effectiveSampleSize: from(0.9, 0.4) },
    { ...run, effectiveSampleSize: from(0.9, 0.6) },
  ],
  ["samplerDiffers", { ...run, logProbDifference: from(0.01, -0.2) }, { ...run, logProbDifference: from(0.01, 0.05) }],
  ["fewerTurns", { ...run, toolCalls: from(3, 1) }, { ...run, toolCalls: from(3, 2) }],
  ["moreRandom", { ...run, entropy: from(0.5, 1.5) }, { ...run, entropy: from(0.5, 0.9) }],
  ["failedRollouts", { ...run, failedShare: from(0, 0.2) }, { ...run, failedShare: from(0, 0.02) }],
])("%s is seen where it is, and not where it nearly is", (sign, series, quiet) => {
  expect(Object.keys(signsOf(series))).toContain(sign);
  expect(Object.keys(signsOf(quiet))).not.toContain(sign);
});

test("what starts early is seen: after a twentieth of the run", () => {
  const early = run.reward.map((_, i) => (i < 0.06 * run.reward.length ? 900 : 9));
  expect(signsOf({ ...run, completionLength: early }).shrunk).toBeDefined();
});

test("only what was looked at is ruled out: a column, with enough values, and a known limit", () => {
  expect(absences(run, signsOf(run))).toEqual([]);
  const one = { ...run, gradientNorm: run.reward.map((_, i) => (i === 0 ? 1 : Number.NaN)) };
  expect(absences(one, signsOf(one))).toEqual([]);
  const grows = { ...run, completionLength: from(150, 2000) };
  expect(absences(grows, signsOf(grows)).map(({ what }) => what)).not.toContain("responses that grow to the limit");
});

test("the gravest comes first, and no critical sign is seen in the columns of 200 healthy runs", () => {
  const both = { ...run, clippedShare: from(0.3, 0.4), completionLength: from(800, 9) };
  expect(bySeverity(signsOf(both))[0]?.level).toBe("critical");
  const alarms = Array.from({ length: 200 }, (_, seed) => {
    const normal = normals(uniforms(seed));
    const scattered = (start: number, end: number, spread: number) =>
      run.reward.map((_, i) => (start + (end - start) * (i / run.reward.length)) * Math.exp(spread * normal()));
    const columns = {
      kl: scattered(0.01, 0.1, 0.5),
      gradientNorm: scattered(0.5, 0.3, 0.6),
      entropy: scattered(1, 0.4, 0.1),
      completionLength: scattered(400, 600, 0.15),
      zeroVarianceShare: scattered(0.2, 0.4, 0.2),
    };
    return bySeverity(signsOf({ ...run, ...columns })).filter(({ level }) => level === "critical").length;
  });
  expect(alarms.filter((count) => count > 0).length).toBeLessThanOrEqual(4);
});

test("a lost entropy is a warning where the reward is flat, and a note where it rises", () => {
  const flat = { ...run, reward: run.reward.map((_, i) => 0.5 + (i % 5) / 50) };
  expect(signsOf({ ...flat, entropy: from(1, 0.05) }).settled?.level).toBe("warning");
  expect(signsOf({ ...rising, entropy: from(1, 0.05) }).settled?.level).toBe("note");
});

test("gains on different scales are not compared: an accuracy and a sum of points", () => {
  const points = { ...rising, reward: rising.reward.map((value) => 40 * value) };
  const heldOut = { ...flatHeldOut, column: "eval/accuracy" };
  expect(signsOf({ ...points, heldOut }).heldOutBehind).toBeUndefined();
  expect(signsOf({ ...points, heldOut: { ...heldOut, column: "eval/reward" } }).heldOutBehind).toBeDefined();
});

test("what could not be checked names the column that it takes; what was checked does not", () => {
  const what = (series: Series) => unchecked(series).map(({ needs }) => needs);
  expect(what(run)).toContain("kl");
  expect(what({ ...run, kl: from(0.1, 0.2) })).not.toContain("kl");
});
