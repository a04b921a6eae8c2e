import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { compiledKernel } from "../kernel/compiledKernel.ts";
import { toRewardLog } from "../runs/toRewardLog.ts";
import { scenariosOf } from "./scenarios.ts";
import { whatIf } from "./whatIf.ts";

const { simulateRun } = compiledKernel;
const halved = (rate: number) => {
  const config = { ...defaultConfig, learningRate: rate };
  const reward = toRewardLog(simulateRun(config, 900, "light").batchReward).reward;
  const scenarios = scenariosOf(config, 0.3, ({ learningRate }) => ({ learningRate: learningRate / 2 })).slice(0, 40);
  return whatIf(
    reward,
    scenarios.map(({ base, changed }) => {
      const [before, after] = [base, changed].map((one) => simulateRun(one, one.seed, "light"));
      if (!before || !after) throw new Error("no run");
      return { curve: before, difference: (after.heldOut.at(-1) ?? 0) - (before.heldOut.at(-1) ?? 0) };
    }),
  );
};

test("half of a rate that is far too high helps, half of one that is too low harms", () => {
  const [high, low] = [halved(1e-3), halved(3e-5)];
  expect(high.difference).toBeGreaterThan(0.05);
  expect(low.difference).toBeLessThan(-0.02);
  for (const { difference, low: from, high: to, isClear } of [high, low]) {
    expect(from).toBeLessThan(difference);
    expect(to).toBeGreaterThan(difference);
    expect(isClear).toBe(from > 0 || to < 0);
  }
});

test("the scenarios that come near to the log decide", () => {
  const step = [0, 50, 100];
  const scenarios = Array.from({ length: 40 }, (_, i) =>
    i % 2
      ? { curve: { step, reward: [0.2, 0.5, 0.8] }, difference: 0.1 }
      : { curve: { step, reward: [0.2, 0.2, 0.2] }, difference: -0.3 },
  );
  const rising = Float64Array.from({ length: 60 }, (_, i) => 0.2 + 0.01 * i);
  expect(whatIf(rising, scenarios)).toMatchObject({ difference: expect.closeTo(0.1, 6), isClear: true });
});

test("scenarios are the same at each call, start near the log's reward and differ by the change alone", () => {
  const draw = () => scenariosOf(defaultConfig, 0.2, ({ epochs }) => ({ epochs: 2 * epochs }));
  expect(draw()).toEqual(draw());
  for (const { base, changed } of draw()) {
    expect(changed).toEqual({ ...base, epochs: 2 * base.epochs });
    expect(Math.abs(base.startingReward - 0.2)).toBeLessThan(0.25);
  }
});
