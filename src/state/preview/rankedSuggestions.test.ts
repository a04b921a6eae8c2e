import { expect, test } from "vitest";
import type { VerdictName } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { sources } from "../../schema/fields/provenance.ts";
import type { Suggestion, SuggestionKind } from "../../schema/plan/suggestion.ts";
import { type Difference, differenceOf } from "../../simulator/runs/difference.ts";
import { collapses, disagrees, type Effect, type Effects, effectKey, helps, rank, saves } from "./rankedSuggestions.ts";

const PAIRS = 64;

/** Held-out moves by `change`, with a scatter of `luck`; `from` and `to` runs of 64 collapse. */
function difference(change: number, luck = 0.02, from = 0, to = 0): Difference {
  const ends = (shift: number, collapsed: number) => ({
    firstSeed: 1,
    ends: Float64Array.from({ length: PAIRS }, (_, i) => 0.5 + shift + (shift === 0 ? 0 : luck * (i % 2 ? 1 : -1))),
    heldOutEnds: Float64Array.from(
      { length: PAIRS },
      (_, i) => 0.5 + shift + (shift === 0 ? 0 : luck * (i % 2 ? 1 : -1)),
    ),
    collapses: Float64Array.from({ length: PAIRS }, (_, i) => (i < collapsed ? 1 : 0)),
  });
  const result = differenceOf(ends(0, from), ends(change, to));
  if (result === undefined) throw new Error("no pairs");
  return result;
}

const suggest = (
  kind: SuggestionKind,
  field: "epochs" | "loraRank" | "batchSize" | "klBeta",
  to: number,
): Suggestion => ({
  kind,
  field,
  from: 1,
  to,
  reasons: [{ text: "why", source: sources.ours }],
});
const effectsOf = (...known: (readonly [Suggestion, Effect])[]) =>
  new Map(known.map(([one, effect]) => [effectKey(one), effect]));
const ranked = (
  advice: readonly Suggestion[],
  trials: readonly Suggestion[],
  effects: Effects,
  verdict?: VerdictName,
  config = defaultConfig,
) => rank(advice, trials, effects, { config, verdict });
const order = (ranking: ReturnType<typeof rank>) => ranking.suggestions.map(({ field, to }) => `${field} ${to}`);

test("errors come first, then what helps most, then other advice", () => {
  const [error, little, much, useless] = [
    suggest("error", "klBeta", 0),
    suggest("advice", "epochs", 3),
    suggest("advice", "loraRank", 16),
    suggest("advice", "batchSize", 2),
  ];
  const effects = effectsOf([little, difference(0.02)], [much, difference(0.2)], [useless, difference(-0.1)]);
  expect(order(ranked([error, useless, little, much], [], effects))).toEqual([
    "klBeta 0",
    "loraRank 16",
    "epochs 3",
    "batchSize 2",
  ]);
});

test("a trial is shown only once its simulation ends clearly better", () => {
  const trial = suggest("trial", "epochs", 3);
  const shownWith = (effect?: Effect) => ranked([], [trial], effect ? effectsOf([trial, effect]) : new Map());
  expect(shownWith()).toMatchObject({ suggestions: [], tried: [], isWaiting: true });
  expect(shownWith(difference(0.04))).toMatchObject({ suggestions: [{ field: "epochs" }], isWaiting: false });
  expect(shownWith(difference(0.04, 0.4))).toMatchObject({ suggestions: [], tried: [{ field: "epochs" }] });
  expect(shownWith(difference(0.004, 0.001)).suggestions).toEqual([]);
  expect(shownWith("same").suggestions).toEqual([]);
});

test("of both directions of a field the better one is shown, and none beside advice that helps", () => {
  const [up, down, advice] = [
    suggest("trial", "epochs", 3),
    suggest("trial", "epochs", 0),
    suggest("advice", "loraRank", 8),
  ];
  const effects = effectsOf([up, difference(0.05)], [down, difference(0.1)]);
  expect(order(ranked([], [up, down], effects))).toEqual(["epochs 0"]);
  expect(order(ranked([advice], [up], new Map([...effects, [effectKey(advice), difference(0.1)]])))).toEqual([
    "loraRank 8",
  ]);
  expect(order(ranked([advice], [up], new Map([...effects, [effectKey(advice), difference(-0.1)]])))).toEqual([
    "epochs 3",
    "loraRank 8",
  ]);
});

test("fewer collapses help, more never do", () => {
  expect(helps(difference(0.001, 0.02, 36, 0))).toBe(true);
  expect(helps(difference(0.1, 0.02, 0, 36))).toBe(false);
  expect(collapses(difference(0.1, 0.02, 36, 3))).toEqual({ before: 36, after: 3 });
});

test("the simulation disagrees only where held-out ends clearly lower", () => {
  expect(disagrees(difference(-0.06))).toBe(true);
  expect(disagrees(difference(-0.06, 0.6))).toBe(false);
  expect(disagrees(difference(-0.06, 0.02, 36, 0))).toBe(false);
  expect(disagrees("same")).toBe(false);
});

test("a change that ends as before is shown where it halves the cost, and is undone by no gain", () => {
  const config = { ...defaultConfig, epochs: 3 };
  const [cheaper, dearer] = [suggest("trial", "epochs", 1), suggest("trial", "epochs", 4)];
  const shownWith = (change: number, luck?: number) =>
    order(ranked([], [cheaper, dearer], effectsOf([cheaper, difference(change, luck)]), "overfit", config));
  expect(shownWith(-0.005, 0.2)).toEqual(["epochs 1"]);
  expect(shownWith(-0.02, 0.2)).toEqual([]);
  expect(shownWith(-0.03)).toEqual([]);
  expect(saves(difference(0.005, 0.2), 1)).toBe(false);
  expect(saves(difference(0.005, 0.2, 0, 30), 0.3)).toBe(false);
  for (const change of [-0.02, -0.012, -0.009, 0, 0.009, 0.012, 0.02])
    for (const luck of [0.001, 0.05, 0.2])
      for (const [from, to] of [
        [0, 0],
        [0, 8],
        [8, 0],
      ] as const)
        expect(saves(difference(change, luck, from, to), 0.5) && helps(difference(-change, luck, to, from))).toBe(
          false,
        );
});

test("at overfitting no trial is shown that adds to the risk", () => {
  const [rankUp, batch] = [suggest("trial", "loraRank", 16), suggest("trial", "batchSize", 65_536)];
  const effects = effectsOf([rankUp, difference(0.1)], [batch, difference(0.05)]);
  expect(order(ranked([], [rankUp, batch], effects, "healthy"))).toEqual(["loraRank 16", "batchSize 65536"]);
  expect(order(ranked([], [rankUp, batch], effects, "overfit"))).toEqual(["batchSize 65536"]);
});

test("advice that the simulation disagrees with comes last", () => {
  const [against, unclear] = [suggest("advice", "loraRank", 16), suggest("advice", "epochs", 3)];
  const effects = effectsOf([against, difference(-0.14, 0.02, 0, 20)], [unclear, difference(0.001, 0.2)]);
  expect(order(ranked([against, unclear], [], effects))).toEqual(["epochs 3", "loraRank 16"]);
});
