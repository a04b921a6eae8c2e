import { expect, test } from "vitest";
import type { Difference, PairedChange } from "../../simulator/runs/difference.ts";
import { collapseText, differenceSentence, withError } from "./differenceText.ts";

const change = (before: number, after: number, half: number): PairedChange => ({
  before,
  after,
  change: after - before,
  low: after - before - half,
  high: after - before + half,
});

test.each([
  [0.72, 0.78, 0.012, "+0.06 ± 0.01"],
  [0.72, 0.51, 0.05, "−0.21 ± 0.05"],
  [0.72, 0.723, 0.004, "+0.003 ± 0.004"],
  [0.72, 0.721, 0.02, "0.00 ± 0.02"],
  [0.72, 0.719, 0.02, "0.00 ± 0.02"],
  [0.72, 0.776, 0.0096, "+0.06 ± 0.01"],
  [0.5, 0.5, 0, "0.00 ± 0.00"],
])("from %d to %d, give or take %d, is printed as %s", (before, after, half, text) => {
  expect(withError(change(before, after, half))).toBe(text);
});

test("collapses are printed from and to", () => {
  expect(collapseText(change(0, 8 / 64, 0.1))).toBe("collapse 0 → 13%");
  expect(collapseText(change(0, 0, 0.1))).toBe("collapse 0%");
});

const difference = (end: PairedChange, heldOutEnd: PairedChange, collapse: PairedChange): Difference => ({
  pairs: 64,
  end,
  heldOutEnd,
  collapse,
});

test("the sentence gives held-out first, and marks what is within seed noise", () => {
  const clear = differenceSentence(
    difference(change(0.72, 0.78, 0.01), change(0.7, 0.66, 0.02), change(0, 0.125, 0.08)),
  );
  expect(clear).toMatch(/^held-out 0\.70 → 0\.66,.*0\.72 → 0\.78,.* 0 → 8 of 64$/i);
  expect(clear).not.toMatch(/noise/);
  const luck = differenceSentence(difference(change(0.72, 0.73, 0.02), change(0.7, 0.69, 0.02), change(0, 0.03, 0.05)));
  expect(luck.match(/noise/g)).toHaveLength(2);
  expect(luck).not.toMatch(/collapse/);
});
