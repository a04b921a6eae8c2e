import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../fields/defaults.ts";
import { zoneOf } from "../fields/parameter.ts";
import { adjustableFields, parameters } from "../fields/parameters.ts";
import { legalConfig } from "../values/arbitrary.ts";
import { checkField } from "../values/validate.ts";
import { MOST_RUNS, planSweep, readValues, runName, usualValues, valuesBetween } from "./sweep.ts";

test("a first sweep of the rate takes its band and one value beyond each edge", () => {
  expect(usualValues("learningRate", defaultConfig)).toEqual([4e-5, 5e-5, 1e-4, 2e-4, 2.5e-4]);
  expect(usualValues("loraRank", defaultConfig)).toEqual([4, 8, 16, 32]);
  expect(usualValues("epochs", defaultConfig)).toEqual([1, 2, 3, 4]);
});

test("the values to start with are legal and on the control, some of them just right where anything is", () => {
  fc.assert(
    fc.property(legalConfig, fc.constantFrom(...adjustableFields), (config, field) => {
      const { scale, advice } = parameters[field];
      const values = usualValues(field, config);
      expect(values.length).toBeGreaterThan(1);
      for (const value of values) expect(scale.lattice).toContain(value);
      const band = advice?.band(config);
      const offered = scale.lattice.some((value) => zoneOf(value, band) === "right");
      expect(values.some((value) => zoneOf(value, band) === "right")).toBe(offered);
    }),
  );
});

test("log-spaced values keep their ends and a constant ratio, to two digits", () => {
  expect(valuesBetween("learningRate", 1e-5, 4e-5, "log", 3)).toEqual([1e-5, 2e-5, 4e-5]);
  expect(valuesBetween("temperature", 0.5, 1.1, "linear", 4)).toEqual([0.5, 0.7, 0.9, 1.1]);
});

test("values between two ends are made legal for whole numbers and for fixed values", () => {
  expect(valuesBetween("epochs", 1, 4, "log", 4)).toEqual([1, 2, 3, 4]);
  expect(valuesBetween("loraRank", 4, 60, "log", 5)).toEqual([4, 8, 16, 32, 64]);
  expect(valuesBetween("loraRank", 8, 32, "lattice", 0)).toEqual([8, 16, 32]);
});

test("an end beyond the hard bounds is refused by name, and the good values are kept", () => {
  for (const spacing of ["lattice", "log"] as const) {
    const made = valuesBetween("learningRate", 1e-6, 1e-4, spacing, 3);
    const { values, refused } = readValues("learningRate", made.join(", "));
    expect(values.at(-1)).toBe(1e-4);
    expect(refused).toEqual([expect.stringMatching(/^Learning rate .*1e-5–5e-4 \(got 1e-6\b/)]);
  }
});

test("values are read however they are set apart, in order and each once", () => {
  expect(readValues("learningRate", "2e-4; 1e-4 1e-4,5e-5\n").values).toEqual([5e-5, 1e-4, 2e-4]);
  expect(readValues("batchSize", "32k, 65,536 16384").values).toEqual([16384, 32768, 65536]);
  expect(readValues("loraRank", "4,8,16").values).toEqual([4, 8, 16]);
});

test("what is no value is refused by name, and any text can be read", () => {
  const { values, refused } = readValues("epochs", "1, two, 11, 3");
  expect(values).toEqual([1, 3]);
  expect(refused).toEqual([expect.stringMatching(/^Epochs.*“two”/), expect.stringMatching(/^Epochs.*got 11/)]);
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.constantFrom(...adjustableFields), (text, field) => {
      for (const value of readValues(field, text).values) expect(checkField(field, value).ok).toBe(true);
    }),
  );
  expect(readValues("epochs", "1 ".repeat(5000)).values).toEqual([]);
  expect(readValues("epochs", "1 ".repeat(300)).refused[0]).toContain("at most 200 values");
});

test("a sweep is every combination, with the rollouts of all of them", () => {
  const { runs, rollouts, trainedTokens } = planSweep(defaultConfig, [
    { field: "epochs", values: [1, 2] },
    { field: "responseCandidatesCount", values: [4, 8] },
  ]);
  expect(runs.map(({ epochs, responseCandidatesCount: n }) => [epochs, n])).toEqual([
    [1, 4],
    [2, 4],
    [1, 8],
    [2, 8],
  ]);
  expect(rollouts).toBe(300 * (4 + 8 + 8 + 16));
  expect(trainedTokens).toBe(2048 * rollouts);
});

test("too many runs are refused with their number, none of them half-planned", () => {
  const { runs, refused } = planSweep(defaultConfig, [
    { field: "learningRate", values: parameters.learningRate.scale.lattice },
    { field: "loraRank", values: [4, 8, 16, 32] },
  ]);
  expect(runs).toEqual([]);
  expect(refused[0]).toContain(`20 × 4 = 80 runs: at most ${MOST_RUNS}`);
});

test("values outside of the document are named and kept", () => {
  const { runs, warnings } = planSweep(defaultConfig, [
    { field: "responseCandidatesCount", values: [8, 16] },
    { field: "loraRank", values: [32, 64] },
  ]);
  expect(runs.length).toBe(4);
  expect(warnings[0]).toMatch(/^Rollouts per prompt 16: .* 2 to 8 /);
  expect(warnings[1]).toMatch(/^LoRA rank 64: .* 4 to 32 .*2026-11-23/);
});

test("runs that the service refuses are left out, with the reason", () => {
  const { runs, refused } = planSweep({ ...defaultConfig, lossMethod: "dapo", klBeta: 0.01 }, [
    { field: "epochs", values: [1, 2] },
  ]);
  expect(runs).toEqual([]);
  expect(refused[0]).toContain("has no KL term");
});

test("a field given twice is swept once, and no values are no sweep", () => {
  const twice = planSweep(defaultConfig, [
    { field: "epochs", values: [1, 2] },
    { field: "epochs", values: [3] },
  ]);
  expect(twice.runs.map(({ epochs }) => epochs)).toEqual([1, 2]);
  expect(planSweep(defaultConfig, [{ field: "epochs", values: [] }]).runs).toEqual([]);
  expect(runName({ ...defaultConfig, epochs: 2 }, twice.axes)).toBe("Epochs 2");
});
