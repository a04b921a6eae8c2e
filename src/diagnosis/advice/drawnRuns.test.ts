import { expect, test } from "vitest";
import { drawnVerdicts, drawRun } from "../trend/drawnRuns.ts";
import { diagnose } from "./diagnose.ts";

/** Seeds on which no threshold was chosen. */
const FIRST_SEED = 700_000;
const RUNS = 25;

const seeds = Array.from({ length: RUNS }, (_, i) => FIRST_SEED + i);
const drawn = drawnVerdicts.map((name) => ({ name, said: seeds.map((seed) => diagnose(drawRun(name, seed))) }));

test("of runs whose verdict follows from the definitions, nine of ten are called so, each verdict counted alike", () => {
  const shares = drawn.map(({ name, said }) => said.filter(({ verdict }) => verdict === name).length / RUNS);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.88);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.6);
});

test("no run that does not collapse is called a collapse", () => {
  const others = drawn.filter(({ name }) => name !== "spike_then_collapse");
  expect(others.flatMap(({ said }) => said.filter(({ verdict }) => verdict === "spike_then_collapse"))).toEqual([]);
});

test("what is said with high confidence is right in 19 of 20", () => {
  const sure = drawn.flatMap(({ name, said }) =>
    said.filter(({ confidence }) => confidence === "high").map(({ verdict }) => verdict === name),
  );
  expect(sure.length).toBeGreaterThan(drawn.length * 5);
  expect(sure.filter(Boolean).length / sure.length).toBeGreaterThanOrEqual(0.95);
});
