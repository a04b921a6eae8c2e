import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { isNested, requestName } from "../../schema/fields/layout.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { documentSchema } from "../../schema/values/jsonSchema.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { toDocument } from "./document.ts";

const schema = documentSchema();
/** What editors read beside the description of the standard. */
const editors = ["markdownDescription"];
const validate = new Ajv2020({ strict: true, allErrors: true }).addVocabulary(editors).compile(schema);
type Loose = Record<string, unknown>;

/** The default document with one member changed. */
function changed(path: readonly string[], value: unknown): Loose {
  const document = { ...structuredClone(toDocument(defaultConfig)) } as Loose;
  const [last = "", ...above] = path.toReversed();
  const parent = above.toReversed().reduce((inner, key) => inner[key] as Loose, document);
  parent[last] = value;
  return document;
}

test("the schema is one of draft 2020-12, and has an address where the page has one", () => {
  expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema" });
  expect(schema).not.toHaveProperty("$id");
  const address = "https://goldilocks.example/rft-config.schema.json";
  expect(documentSchema(address)).toMatchObject({ $id: address });
});

test("every legal document is valid", () => {
  fc.assert(
    fc.property(legalConfig, (config) => {
      if (!validate(toDocument(config))) expect.fail(JSON.stringify(validate.errors));
    }),
    { numRuns: propertyRuns(300) },
  );
});

test.each(entries)("%s is described, and refused outside its hard bounds", (field, parameter) => {
  const path = isNested(parameter.group) ? [parameter.group, requestName(field)] : [requestName(field)];
  expect(JSON.stringify(schema)).toContain(JSON.stringify(parameter.does).slice(1, -1));
  const bad: unknown[] = ["nonsense", null, []];
  if (parameter.kind !== "choice") {
    const { hard, whole } = parameter;
    bad.push(hard.max * 2 + 1, hard.min - 1);
    if (whole) bad.push((hard.min + hard.max) / 2 + 0.25);
  }
  for (const value of bad)
    if (validate(changed(path, value))) expect.fail(`${field}: ${JSON.stringify(value)} is valid`);
});

test.each(entries)("an editor explains %s in place", (field, parameter) => {
  const path = isNested(parameter.group) ? [parameter.group, requestName(field)] : [requestName(field)];
  const member = path.reduce<Loose>((inner, key) => (inner["properties"] as Loose)[key] as Loose, schema as Loose);
  const text = String(member["markdownDescription"]);
  expect(text).toContain(`](${parameter.source.url}), ${parameter.source.asOf}`);
  const advice = parameter.kind === "number" ? parameter.advice : undefined;
  for (const word of Object.values(advice?.words ?? {})) expect(text).toContain(`- **${word}**: `);
  for (const sentence of advice?.adjust ?? []) expect(text).toContain(sentence.slice(0, 12));
});

test.each([
  ["an unknown member", changed(["trainingConfig", "learning_rate"], 1e-4)],
  ["a rank that is no power of two", changed(["trainingConfig", "loraRank"], 12)],
  ["chunks of 0 prompts", { ...toDocument(defaultConfig), chunkSize: 0 }],
  ["top-p 0", changed(["inferenceParameters", "topP"], 0)],
  ["a loss method in lower case", changed(["lossConfig", "method"], "grpo")],
  ["another version", changed(["version"], 2)],
])("a document with %s is not valid", (_what, document) => {
  expect(validate(document)).toBe(false);
});
