import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { simulateRun } from "../simulate.ts";
import { packRuns, unpackRuns } from "./protocol.ts";

const runs = [1, 2, 3].map((seed) => simulateRun(defaultConfig, seed, "light"));

test("unpacks what it packed", () => {
  expect(unpackRuns(packRuns(runs))).toEqual(runs);
  expect(unpackRuns(packRuns([]))).toEqual([]);
});

test("packs a copy, so that the runs survive the transfer of the buffer", () => {
  const packed = packRuns(runs);
  structuredClone(packed.values, { transfer: [packed.values.buffer] });
  expect(runs[0]?.reward.length).toBe(16);
});
