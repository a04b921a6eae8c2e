import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { jobEntries } from "../schema/fields/job.ts";
import { entries } from "../schema/fields/parameters.ts";
import { reference } from "../schema/plan/reference.ts";
import { referenceText } from "./reference.ts";

test("docs/parameters.md is what the entries say: run npm run reference", () => {
  expect(readFileSync(new URL("../../docs/parameters.md", import.meta.url), "utf8")).toBe(referenceText());
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
