import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jobEntries } from "../schema/fields/job.ts";
import { entries } from "../schema/fields/parameters.ts";
import { reference } from "../schema/plan/reference.ts";
import { referenceText } from "./reference.ts";

test("docs/parameters.md is what the entries say: run npm run reference", () => {
  const text = readFileSync(new URL("../../docs/parameters.md", import.meta.url), "utf8");
  // ages are those of the day on which it was made
  const [, day = ""] = /age on (\d{4}-\d\d-\d\d)/.exec(text) ?? [];
  expect(text).toBe(referenceText(new Date(day)));
});

test("a source of more than 12 months is marked as old, a newer one is not", () => {
  const source = /\*\*Source\*\*: .*Parameter Tuning.*, checked 2025-11-08(.*)$/m;
  expect(source.exec(referenceText(new Date("2026-11-08")))?.[1]).toBe("");
  expect(source.exec(referenceText(new Date("2026-11-09")))?.[1]).toMatch(/12 months/);
});

test("the reference explains every field once", () => {
  const told = reference.flatMap(({ explanations }) => explanations.map(({ field }) => field));
  expect(told.toSorted()).toEqual([...entries, ...jobEntries].map(([field]) => field).toSorted());
});

test("nothing in it is left blank", () => {
  for (const { facts, does } of reference.flatMap(({ explanations }) => explanations)) {
    for (const text of [does, ...facts.map((fact) => fact.text)]) expect(text).toMatch(/\S/);
    for (const { text } of facts) expect(text).not.toMatch(/undefined|NaN/);
  }
});
