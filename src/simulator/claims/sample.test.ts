import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import { estimate, sampleOf } from "./sample.ts";

/** A simulator that counts, whose runs end at seed^2 times the number of epochs. */
function counting() {
  const asked: string[] = [];
  const simulate = ({ epochs, loraRank }: typeof defaultConfig, seed: number): SimulatedRun => {
    asked.push(`${seed}: ${epochs} ${loraRank}`);
    const end = seed ** 2 * epochs;
    return {
      seed,
      step: Float64Array.of(0, 1),
      reward: Float64Array.of(0, end),
      heldOut: Float64Array.of(0, end),
      batchReward: Float64Array.of(0),
    };
  };
  return { simulate, asked };
}

const ends = (runs: readonly SimulatedRun[]) => runs.map(({ reward }) => reward[1] as number);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("simulates each config once a seed, however it is spelled", () => {
  const { simulate, asked } = counting();
  const sample = sampleOf(simulate, 7, 2);
  sample.runs({ epochs: 3 });
  sample.runs({ epochs: 3, loraRank: defaultConfig.loraRank });
  expect(asked).toEqual(["7: 3 8", "8: 3 8"]);
});

test("says which config it is about to simulate", () => {
  const heard: object[] = [];
  const sample = sampleOf(counting().simulate, 1, 2, (change) => heard.push(change));
  sample.runs({ epochs: 2 });
  sample.runs({ epochs: 2 });
  expect(heard).toEqual([{ epochs: 2 }]);
});

test("the error of a mean of paired differences is their standard deviation / sqrt(seeds)", () => {
  const sample = sampleOf(counting().simulate, 1, 3);
  const { statistic, standardError } = estimate(
    sample,
    ({ runs, size }) => (sum(ends(runs({ epochs: 3 }))) - sum(ends(runs({ epochs: 2 })))) / size,
  );
  // differences 1, 4, 9
  expect(statistic).toBeCloseTo(14 / 3, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(49 / 3 / 3), 12);
});

test("a ratio that is the same for every seed has no error", () => {
  const sample = sampleOf(counting().simulate, 1, 4);
  const ratio = estimate(sample, ({ runs }) => sum(ends(runs({ epochs: 3 }))) / sum(ends(runs({ epochs: 2 }))));
  expect(ratio.statistic).toBeCloseTo(1.5, 12);
  expect(ratio.standardError).toBeCloseTo(0, 12);
});
