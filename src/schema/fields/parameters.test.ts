import { expect, test } from "vitest";
import { checkField } from "../values/validate.ts";
import type { Field, RunConfig } from "./config.ts";
import { defaultConfig } from "./defaults.ts";
import { isNested, layout, pathOf } from "./layout.ts";
import { linkKeys } from "./linkKeys.ts";
import { zoneOf } from "./parameter.ts";
import { adjustableFields, advancedFields, entries, parameters, scenarioFields } from "./parameters.ts";

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

test("a new field comes last in a link: the order of those before is never changed", () => {
  expect(Object.values(linkKeys).slice(0, 25).join(" ")).toBe(
    "lr ep rank bs ctx t p k n out loss kl chunk warm bss wd task prompts len start game model gpu gpus seed",
  );
});

test("every field has its place on the page, positions of one place or group are given once", () => {
  const shown = [...adjustableFields, ...advancedFields, ...scenarioFields];
  expect(shown.toSorted()).toEqual(entries.map(([field]) => field).toSorted());
  for (const order of ["placeOrder", "groupOrder"] as const) {
    const given = entries.flatMap(([, { [order]: position, place, group }]) =>
      position === undefined ? [] : [`${order === "placeOrder" ? place : group} ${position}`],
    );
    expect(new Set(given).size).toBe(given.length);
  }
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

test.each(entries)("%s has a meaning in links without its key that it takes", (field, { linkDefault }) => {
  const value = Number.isNaN(Number(linkDefault)) ? linkDefault : Number(linkDefault);
  expect(checkField(field, value)).toEqual({ ok: true, value });
});

test.each(entries)("%s names its source with address and day", (_field, { source, notes = [] }) => {
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
  expect(zoneOf(defaultConfig[field], parameters[field].advice.band(defaultConfig))).toBe("right");
});

test.each(adjustableFields)("%s has a band from low to high, or none, for every config", (field) => {
  for (const config of grid) {
    const band = parameters[field].advice.band(config);
    if (band && !(band.low <= band.high)) expect.fail(JSON.stringify({ band, config }));
    if (!band && field !== "batchSize") expect.fail(`no band: ${JSON.stringify(config)}`);
  }
});

test.each(adjustableFields)("%s has a reading without gaps for every config", (field) => {
  for (const config of grid) {
    const { advice } = parameters[field];
    const reading = [advice.reading(config), advice.more?.(config)].join(" ").trim();
    if (/NaN|undefined|Infinity/.test(reading) || reading === "") expect.fail(`${reading}: ${JSON.stringify(config)}`);
  }
});

test.each(adjustableFields)("%s says how its band is derived and when to adjust it", (field) => {
  const { adjust, bandRule } = parameters[field].advice;
  expect(bandRule).toMatch(/\w{3}/);
  expect(adjust).not.toHaveLength(0);
});
