import { expect, test } from "vitest";
import { checkField } from "../values/validate.ts";
import { backgroundOf } from "./background.ts";
import type { Field, RunConfig } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import { isNested, layout, pathOf } from "./layout.ts";
import { allFields, linkKeys } from "./linkKeys.ts";
import { shortest, shortestOf } from "./notation.ts";
import { zoneOf } from "./parameter.ts";
import { adjustableFields, entries, parameters } from "./parameters.ts";

const numbers = entries.flatMap(([field, parameter]) => (parameter.kind === "number" ? [{ field, parameter }] : []));

/** What the bands and readings depend on, with the ends of the bounds. */
const axes: { readonly [K in Field]?: readonly RunConfig[K][] } = {
  taskComplexity: ["simple", "medium", "complex"],
  modelSize: [0.1, 1, 8, 13, 69, 70, 405, 2000],
  prompts: [1, 50, 300, 1_000_000],
  typicalTokens: [16, 2048, 131_072],
  maxContextLength: [512, 8192, 131_072],
  batchSize: [1024, 32_768, 1_048_576],
  gpuMemory: [4, 80, 2048],
  gpuCount: [1, 8, 1024],
};
const grid = Object.entries(axes).reduce<RunConfig[]>(
  (configs, [field, values]) => configs.flatMap((config) => values.map((value) => ({ ...config, [field]: value }))),
  [defaultConfig],
);

test("the table and the defaults have the order of the link", () => {
  expect(entries.map(([field]) => field)).toEqual(allFields);
  expect(Object.keys(defaultConfig)).toEqual(allFields);
});

test.each(entries)("%s has the default that the config has", (field, parameter) => {
  expect(parameter.default).toBe(defaultConfig[field]);
});

test.each(numbers)("$field is written without the table as it is with it", ({ field, parameter }) => {
  const { hard, notation } = parameter;
  for (const value of [hard.min, hard.max]) expect(shortestOf(field, value)).toBe(shortest(value, notation));
});

test.each(entries)("%s has a legal default", (field, parameter) => {
  expect(checkField(field, parameter.default)).toEqual({ ok: true, value: parameter.default });
});

test.each(numbers)("$field has a default within what its document lists", ({ parameter }) => {
  const { min, max } = parameter.documented ?? parameter.hard;
  expect(parameter.default).toBeGreaterThanOrEqual(min);
  expect(parameter.default).toBeLessThanOrEqual(max);
});

test.each(numbers)("$field has a legal lattice in rising order", ({ field, parameter }) => {
  const { lattice } = parameter.scale;
  for (const value of lattice) expect(checkField(field, value)).toEqual({ ok: true, value });
  expect(lattice).toEqual([...new Set(lattice)].sort((one, other) => one - other));
});

test.each(numbers)("$field lists legal values within the hard bounds", ({ parameter: { legal = [], hard } }) => {
  for (const value of legal) expect(value >= hard.min && value <= hard.max).toBe(true);
});

test.each(entries)("%s names its source with address and day", (field, { source, ...parameter }) => {
  const notes = [...("notes" in parameter ? (parameter.notes ?? []) : []), ...(backgroundOf(field)?.notes ?? [])];
  for (const { title, url, asOf } of [source, ...notes.map((note) => note.source)]) {
    expect(title).not.toBe("");
    expect(new URL(url).protocol).toBe("https:");
    expect(new Date(asOf).toISOString().slice(0, 10)).toBe(asOf);
  }
});

test("link keys are unique, and need no escape", () => {
  const keys = Object.values(linkKeys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of [...keys, "v"]) expect(key).toMatch(/^[a-z]+$/);
  expect(keys).not.toContain("v");
});

test("the document has one place for each field", () => {
  expect(layout.flatMap(({ fields }) => fields).toSorted()).toEqual(entries.map(([field]) => field).toSorted());
  expect(new Set(entries.map(([field]) => pathOf(field))).size).toBe(entries.length);
  expect(isNested("job")).toBe(false);
});

test.each(adjustableFields)("%s is just right in the default config", (field) => {
  expect(zoneOf(defaultConfig[field], parameters[field].advice?.band(defaultConfig))).toBe("right");
});

test.each(adjustableFields)("%s has a band from low to high, or none, for every config", (field) => {
  for (const config of grid) {
    const band = parameters[field].advice?.band(config);
    if (band && !(band.low <= band.high)) expect.fail(JSON.stringify({ band, config }));
    if (!band && field !== "batchSize") expect.fail(`no band: ${JSON.stringify(config)}`);
  }
});

test.each(adjustableFields)("%s has a reading without gaps for every config", (field) => {
  for (const config of grid) {
    const reading = parameters[field].advice?.reading(config) ?? "";
    if (/NaN|undefined|Infinity/.test(reading) || reading === "") expect.fail(`${reading}: ${JSON.stringify(config)}`);
  }
});

test("the fields with advice are those with a background", () => {
  const advised = numbers.flatMap(({ field, parameter }) => (parameter.advice ? [field] : []));
  expect(advised.toSorted()).toEqual(adjustableFields.toSorted());
  for (const field of advised) expect(backgroundOf(field)?.adjust).not.toHaveLength(0);
});
