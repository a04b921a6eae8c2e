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
  expect(collapseText(change(0, 8 / 64, 0.1))).toBe("collapse 0 → 13 %");
  expect(collapseText(change(0, 0, 0.1))).toBe("collapse 0 %");
});

const difference = (end: PairedChange, heldOutEnd: PairedChange, collapse: PairedChange): Difference => ({
  pairs: 64,
  end,
  heldOutEnd,
  collapse,
});

test("the sentence claims what is more than luck, and only that", () => {
  expect(
    differenceSentence(difference(change(0.72, 0.78, 0.01), change(0.7, 0.66, 0.02), change(0, 0.125, 0.08))),
  ).toBe(
    "In this simulation: the settings end 0.06 higher than the baseline (0.78 after 0.72); held-out ends 0.04 lower (0.66 after 0.70); more runs collapse, 8 of 64 after 0.",
  );
  expect(differenceSentence(difference(change(0.72, 0.73, 0.02), change(0.7, 0.69, 0.02), change(0, 0.03, 0.05)))).toBe(
    "In this simulation: no difference beyond luck at the end of training (0.73 after 0.72); held-out shows no difference beyond luck.",
  );
  expect(differenceSentence(difference(change(0.2, 0.7, 0.1), change(0.2, 0.65, 0.1), change(0.5, 0, 0.2)))).toContain(
    "fewer runs collapse, 0 of 64 after 32",
  );
});
