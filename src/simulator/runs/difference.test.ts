import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mean } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { compiledKernel } from "../kernel/compiledKernel.ts";
import { pick } from "../model/random.ts";
import { type Difference, differenceOf, isClear, type PairedChange } from "./difference.ts";
import { type RunEnds, runEndsOf } from "./runEnds.ts";

const runEnds = (ends: number[], collapses = ends.map(() => 0), firstSeed = 1): RunEnds => ({
  firstSeed,
  ends: Float64Array.from(ends),
  heldOutEnds: Float64Array.from(ends, (end) => end / 2),
  collapses: Float64Array.from(collapses),
});

function difference(before: RunEnds, after: RunEnds): Difference {
  const found = differenceOf(before, after);
  if (found === undefined) throw new Error("no pairs");
  return found;
}

test("pairs the runs by seed: what every seed adds alike has no uncertainty", () => {
  const luck = [0.1, 0.5, 0.9, 0.3];
  const { end, heldOutEnd, pairs } = difference(runEnds(luck), runEnds(luck.map((value) => value + 0.25)));
  expect(pairs).toBe(4);
  expect(end.change).toBeCloseTo(0.25, 12);
  expect(end.high - end.low).toBeCloseTo(0, 12);
  expect(heldOutEnd.change).toBeCloseTo(0.125, 12);
});

test("takes Student's interval of the paired differences", () => {
  const { end } = difference(runEnds([0, 0, 0]), runEnds([0.1, 0.2, 0.3]));
  // mean 0.2, standard deviation 0.1, t of 2 degrees of freedom 2.920
  expect(end.change).toBeCloseTo(0.2, 12);
  expect(end.high - end.change).toBeCloseTo((2.92 * 0.1) / Math.sqrt(3), 12);
  expect(end.change - end.low).toBeCloseTo((2.92 * 0.1) / Math.sqrt(3), 12);
});

test("compares only the seeds that both have", () => {
  const found = difference(runEnds([9, 9, 0.1, 0.2], undefined, 1), runEnds([0.3, 0.5, 9], undefined, 3));
  expect(found.pairs).toBe(2);
  expect(found.end.change).toBeCloseTo(0.25, 12);
  expect(differenceOf(runEnds([1, 2], undefined, 1), runEnds([1, 2], undefined, 2))).toBeUndefined();
  expect(differenceOf(runEnds([1, 2], undefined, 1), runEnds([1, 2], undefined, 50))).toBeUndefined();
});

test("a swap of the two sides turns every sign and keeps every width", () => {
  const runs = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)), {
    minLength: 2,
    maxLength: 64,
  });
  fc.assert(
    fc.property(runs, runs, (one, other) => {
      const [a, b] = [one, other].map((side) =>
        runEnds(
          side.map(([end]) => end),
          side.map(([, lost]) => lost),
        ),
      ) as [RunEnds, RunEnds];
      const [there, back] = [difference(a, b), difference(b, a)];
      for (const part of ["end", "heldOutEnd", "collapse"] as const) {
        expect(back[part].change).toBeCloseTo(-there[part].change, 12);
        expect(back[part].low).toBeCloseTo(-there[part].high, 12);
        expect(isClear(back[part])).toBe(isClear(there[part]));
      }
    }),
  );
});

test("no collapse on either side is no proof that none can happen", () => {
  const none = runEnds(Array.from({ length: 64 }, () => 0.7));
  const { collapse } = difference(none, none);
  expect(collapse.change).toBe(0);
  expect(collapse.high).toBeGreaterThan(0.02);
  expect(collapse.low).toBeLessThan(-0.02);
});

test("more collapses are claimed from 4 of 64 on, where the baseline has none", () => {
  const runs = (lost: number) =>
    runEnds(
      Array.from({ length: 64 }, () => 0.5),
      Array.from({ length: 64 }, (_, i) => (i < lost ? 1 : 0)),
    );
  const clear = (lost: number) => isClear(difference(runs(0), runs(lost)).collapse);
  expect([0, 1, 2, 3, 4, 5, 8].map(clear)).toEqual([false, false, false, false, true, true, true]);
});

/**
 * Coverage: intervals of 64 pairs that are drawn from a large pool of simulated pairs, whose own mean stands for the truth.
 * Light tails, heavy ones from rare collapses, and collapses on either side.
 */
describe("of 90 % intervals, 85 to 95 in 100 hold the true change", () => {
  const POOL = 400;
  const PAIRS = 64;
  const SETS = 2500;
  const known = new Map<string, RunEnds>();
  const pool = (change: Partial<RunConfig>) => {
    const key = JSON.stringify(change);
    const config = { ...defaultConfig, ...change };
    const runs =
      known.get(key) ??
      runEndsOf(Array.from({ length: POOL }, (_, i) => compiledKernel.simulateRun(config, 7000 + i, "light")));
    known.set(key, runs);
    return runs;
  };
  const drawn = ({ ends, heldOutEnds, collapses }: RunEnds, places: number[]): RunEnds => {
    const take = (values: Float64Array) => Float64Array.from(places, (place) => values[place] as number);
    return { firstSeed: 1, ends: take(ends), heldOutEnds: take(heldOutEnds), collapses: take(collapses) };
  };

  function coverage(before: RunEnds, after: RunEnds) {
    const trueChange = (values: (side: RunEnds) => Float64Array) => mean(values(after)) - mean(values(before));
    const truth = {
      end: trueChange((side) => side.ends),
      heldOutEnd: trueChange((side) => side.heldOutEnds),
      collapse: trueChange((side) => side.collapses),
    };
    const held = { end: 0, heldOutEnd: 0, collapse: 0 };
    for (let set = 0; set < SETS; set++) {
      const places = Array.from({ length: PAIRS }, (_, i) => pick(11, 1, set, i, POOL));
      const found = difference(drawn(before, places), drawn(after, places));
      for (const part of ["end", "heldOutEnd", "collapse"] as const) {
        const { low, high }: PairedChange = found[part];
        if (low <= truth[part] && truth[part] <= high) held[part] += 1 / SETS;
      }
    }
    return { ...held, collapses: Math.abs(truth.collapse) };
  }

  test.each<[what: string, before: Partial<RunConfig>, after: Partial<RunConfig>]>([
    ["a step of the rate", {}, { learningRate: 9e-5 }],
    ["a low rate", {}, { learningRate: 1e-5 }],
    ["rare collapses", {}, { learningRate: 2e-4 }],
    ["collapses in one run of six", {}, { learningRate: 3e-4 }],
    ["collapses in most runs", {}, { learningRate: 5e-4 }],
    ["collapses on both sides", { learningRate: 2e-4 }, { learningRate: 3e-4 }],
    ["a second epoch", {}, { epochs: 2 }],
    ["a small batch", {}, { batchSize: 8192 }],
    ["another rank", { loraRank: 4 }, { loraRank: 32 }],
  ])("for %s", (_what, before, after) => {
    const { end, heldOutEnd, collapse, collapses } = coverage(pool(before), pool(after));
    for (const share of [end, heldOutEnd]) {
      expect(share).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(0.95);
    }
    // of shares near 0 the interval is wider, on purpose
    expect(collapse).toBeGreaterThan(0.85);
    if (collapses > 0.1) expect(collapse).toBeLessThan(0.95);
  });
});
