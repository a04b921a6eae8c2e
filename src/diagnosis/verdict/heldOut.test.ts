import { expect, test } from "vitest";
import type { Series } from "../log/log.ts";
import { heldOutFacts } from "./heldOut.ts";

const facts = (reward: readonly number[]) =>
  heldOutFacts({ heldOut: { reward: Float64Array.from(reward) } } as unknown as Series);

test("a fall of held-out is measured from its best level to its last", () => {
  const reward = Array.from({ length: 60 }, (_, i) => (i < 40 ? 0.8 : 0.3));
  expect(facts(reward)?.fall).toBeCloseTo(0.5, 10);
  expect(facts(reward.map(() => 0.8))?.fall).toBeCloseTo(0, 10);
});

test("fewer than six evaluations have no level to fall from", () => {
  expect(facts([0.9, 0.8, 0.3, 0.2, 0.1])).toBeUndefined();
});

test("a log with 200,000 evaluations is measured like a short one", () => {
  expect(facts(Array.from({ length: 200_000 }, (_, i) => (i < 100_000 ? 1 : 0)))?.fall).toBeCloseTo(1, 6);
});
