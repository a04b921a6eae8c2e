import { expect, test } from "vitest";
import type { VerdictName } from "../schema/curve.ts";
import { diagnose } from "./diagnose.ts";
import { type Drawn, drawSeries } from "./drawn.ts";
import type { Series } from "./log.ts";

const cases: readonly [string, Drawn, VerdictName][] = [
  ["a quick rise that levels off", { curve: (t) => 1 - Math.exp(-t / 0.22), noise: 0.3 }, "healthy"],
  [
    "a long flat start and then a rise",
    { curve: (t) => 1 / (1 + Math.exp(-(t - 0.55) / 0.06)), noise: 0.25 },
    "healthy",
  ],
  ["a straight rise to the end", { curve: (t) => t, noise: 0.25 }, "still_climbing"],
  ["a small real rise", { curve: (t) => 0.8 * t, noise: 1, points: 300 }, "slow_climb"],
  ["a rise that is over at once", { curve: (t) => Math.min(1, t / 0.1), noise: 0.2, points: 150 }, "early_plateau"],
  [
    "a rise and a fall",
    { curve: (t) => Math.min(1, t / 0.3) - (t > 0.6 ? 0.9 : 0), noise: 0.25 },
    "spike_then_collapse",
  ],
  ["white noise", { curve: () => 0.5, noise: 0.2 }, "noisy"],
  ["nothing but zeros", { curve: () => 0, noise: 0 }, "no_signal"],
  ["seven points", { curve: (t) => t, noise: 0.1, points: 7 }, "too_short"],
];

test.each(cases)("%s", (_, drawn, verdict) => {
  expect(diagnose(drawSeries(drawn, 3)).verdict).toBe(verdict);
});

test("a start at a known maximum is saturated, and one near 1 within 0 and 1 as well", () => {
  const near = drawSeries({ curve: () => 0.95, noise: 0.02 }, 3);
  expect(diagnose(near).verdict).toBe("saturated");
  const doubled: Series = { ...near, reward: near.reward.map((reward) => 2 * reward) };
  expect(diagnose(doubled).verdict).toBe("noisy");
  expect(diagnose(doubled, { rewardMaximum: 2 }).verdict).toBe("saturated");
});
