import { expect, test } from "vitest";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import { ensemble } from "../../simulator/runs/ensemble.ts";
import { runEndsOf } from "../../simulator/runs/runEnds.ts";
import { curveText } from "./curveText.ts";

/** A run with these held-out rewards ten steps apart, and train above them. */
const run = (heldOut: readonly number[], above = 0.03): SimulatedRun => ({
  seed: 1,
  step: Float64Array.from(heldOut, (_, i) => 10 * i),
  reward: Float64Array.from(heldOut, (value) => value + above),
  heldOut: Float64Array.from(heldOut),
  batchReward: new Float64Array(10 * (heldOut.length - 1)),
});
const textOf = (runs: readonly SimulatedRun[], baseline?: readonly SimulatedRun[]) =>
  curveText(ensemble(runs), runEndsOf(runs), baseline && ensemble(baseline));

const climbing = run([0.3, 0.5, 0.66, 0.69, 0.7]);
const collapsing = run([0.3, 0.6, 0.05, 0, 0], 0);

test("a climb is described by counts, ends, middle, train and the ends of the runs", () => {
  const [counts, ends, climb, train, spread] = textOf([climbing, climbing, run([0.3, 0.5, 0.66, 0.69, 0.76])]);
  expect(counts).toMatch(/^3 .*all 3 hold/);
  expect(ends).toMatch(/0\.30 to 0\.72 in 40/);
  expect(climb).toMatch(/step 20.*step 30/);
  expect(train).toMatch(/0\.75, 0\.03 above/);
  expect(spread).toMatch(/0\.70 and 0\.76/);
});

test("the means are those of the runs that hold", () => {
  const text = textOf([climbing, climbing, climbing, collapsing]);
  expect(text[0]).toMatch(/3 hold, 1 collapses/);
  expect(text[1]).toMatch(/the runs that hold.*0\.30 to 0\.70/);
  expect(text.at(-1)).toMatch(/0\.00 and 0\.70/);
});

test("where every run collapses no mean is given", () => {
  const text = textOf([collapsing, collapsing]);
  expect(text[0]).toMatch(/all 2 collapse/);
  expect(text.join(" ")).not.toMatch(/mean/i);
});

test("a fall after the peak is described, and a level curve is not said to climb", () => {
  expect(textOf([run([0.3, 0.6, 0.4])])[2]).toMatch(/peaks at step 10 \(0\.60\).*0\.40/);
  expect(textOf([run([0.3, 0.31, 0.3])])[2]).toMatch(/flat/);
  expect(textOf([run([0.3, 0.25, 0.2])])[2]).toMatch(/falls/);
});

test("the baseline's curve is described beside it", () => {
  expect(textOf([climbing], [run([0.3, 0.6, 0.72])]).at(-1)).toMatch(
    /^Baseline.*0\.30 to 0\.72 in 20 steps, 0\.02 above/,
  );
  expect(textOf([climbing], [collapsing]).at(-1)).toMatch(/^Baseline: all 1 |^Baseline: 1 collapses/);
});
