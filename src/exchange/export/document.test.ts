import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob } from "../../schema/fields/job.ts";
import { layout } from "../../schema/fields/layout.ts";
import { entries, parameters } from "../../schema/fields/parameters.ts";
import { anyCharacter, legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { checkField } from "../../schema/values/validate.ts";
import { applyImport, decodeImport } from "../imports/import.ts";
import { SIZE_LIMIT } from "../imports/imported.ts";
import { encodeDocument, toConfig, toDocument } from "./document.ts";

const DEFAULT_DOCUMENT = `{
  "$schema": "./rft-config.schema.json",
  "version": 1,
  "trainingConfig": {
    "learningRate": 0.0001,
    "maxContextLength": 8192,
    "loraRank": 8,
    "epochs": 1,
    "batchSize": 32768
  },
  "inferenceParameters": {
    "maxOutputTokens": 2048,
    "temperature": 0.7,
    "topP": 1,
    "responseCandidatesCount": 4,
    "topK": 40
  },
  "lossConfig": {
    "method": "GRPO"
  },
  "scenario": {
    "taskComplexity": "medium",
    "prompts": 300,
    "typicalTokens": 2048,
    "startingReward": 0.3,
    "gameableShare": 0.28,
    "modelSize": 8,
    "gpuMemory": 80,
    "gpuCount": 1
  },
  "seed": 1
}
`;
const advanced: RunConfig = {
  ...defaultConfig,
  lossMethod: "gspo-token",
  klBeta: 0,
  chunkSize: 200,
  learningRateWarmupSteps: 10,
  batchSizeSamples: 64,
  optimizerWeightDecay: 0.01,
};

test("the default document is exactly this text", () => {
  expect(encodeDocument(defaultConfig)).toBe(DEFAULT_DOCUMENT);
});

test("fields that are not on auto stand in their places, in the request's order", () => {
  const document = toDocument(advanced);
  expect(Object.keys(document)).toEqual([
    "$schema",
    "version",
    "trainingConfig",
    "inferenceParameters",
    "chunkSize",
    "lossConfig",
    "scenario",
    "seed",
  ]);
  expect(Object.keys(document.trainingConfig)).toEqual([
    "learningRate",
    "maxContextLength",
    "loraRank",
    "epochs",
    "batchSize",
    "learningRateWarmupSteps",
    "batchSizeSamples",
    "optimizerWeightDecay",
  ]);
  expect(document.lossConfig).toEqual({ method: "GSPO_TOKEN", klBeta: 0 });
});

test("the file name tells configs apart and is the same for the same config", () => {
  const nameOf = (config: RunConfig, outputModel = "") => toConfig(config, { ...emptyJob, outputModel }).fileName;
  expect(nameOf(defaultConfig)).toMatch(/^rft-config-[0-9a-f]{8}\.json$/);
  expect(nameOf({ ...defaultConfig })).toBe(nameOf(defaultConfig));
  expect(nameOf(advanced)).not.toBe(nameOf(defaultConfig));
  expect(nameOf(defaultConfig, "accounts/me/models/../My model é")).toMatch(/^rft-My-model-[0-9a-f]{8}\.json$/);
});

test("every legal config comes back from its document", () => {
  fc.assert(
    fc.property(legalConfig, legalConfig, (config, before) => {
      const text = encodeDocument(config);
      const { values, problem } = decodeImport(text);
      const after = applyImport(before, values);
      if (problem !== undefined) expect.fail(`${text}: ${problem}`);
      for (const [field] of entries) if (!Object.is(after[field], config[field])) expect.fail(`${field}: ${text}`);
      if (encodeDocument(after) !== text) expect.fail(text);
    }),
    { numRuns: propertyRuns(500) },
  );
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean, mark: boolean) => {
  const units = Array.from(mark ? `\uFEFF${text}` : text, (sign) => sign.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};

test.each([
  ["UTF-8", bytesOf(DEFAULT_DOCUMENT)],
  ["UTF-8 with a byte order mark", bytesOf(`\uFEFF${DEFAULT_DOCUMENT}`)],
  ["UTF-16, little end first, with a mark", utf16(DEFAULT_DOCUMENT, true, true)],
  ["UTF-16, big end first, with a mark", utf16(DEFAULT_DOCUMENT, false, true)],
  ["text", DEFAULT_DOCUMENT],
  ["text with a mark", `\uFEFF${DEFAULT_DOCUMENT}`],
])("a document in %s is read", (_what, file) => {
  const { values, rows, problem } = decodeImport(file);
  expect(problem).toBeUndefined();
  expect(values).toEqual(defaultConfig);
  expect(rows.every(({ outcome }) => outcome === "accepted")).toBe(true);
});

test.each<[string, Uint8Array | string, string]>([
  ["nothing", new Uint8Array(), "The file is empty. Choose another one."],
  ["only blanks", " \n", "The file is empty. Choose another one."],
  [
    "UTF-16 without a mark",
    utf16('{"seed": 1}', true, false),
    "This is text in UTF-16 without a byte order mark. Save it as UTF-8.",
  ],
  [
    "UTF-16 without a mark, big end first",
    utf16('{"seed": 1}', false, false),
    "This is text in UTF-16 without a byte order mark. Save it as UTF-8.",
  ],
  [
    "half a UTF-16 sign",
    Uint8Array.of(0xff, 0xfe, 0x7b),
    "This begins like text in UTF-16, but is none. Save it as UTF-8.",
  ],
  ["zeros", new Uint8Array(100), "This is not text in UTF-8 but a binary file. Choose a text file."],
  ["Latin-1", Uint8Array.of(0x7b, 0xe9, 0x7d), "This is not text in UTF-8 but a binary file. Choose a text file."],
  [
    "an image",
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10),
    "This is a PNG image, not text in UTF-8. Choose a text file.",
  ],
  ["an archive", Uint8Array.of(0x1f, 0x8b, 8, 0), "This is a gzip archive, not text in UTF-8. Choose a text file."],
  ["a list", "[]", "The file holds a list where an object with the settings should be."],
  [
    "another version",
    '{"version": 2}',
    "The document's version is 2; version 1 is the one that can be read here. Reload the page, or export it again.",
  ],
  [
    "a version in quotes",
    '{"version": "1"}',
    "The document's version is “1”; version 1 is the one that can be read here. Reload the page, or export it again.",
  ],
  [
    "a comma too many",
    '{"seed": 1,}',
    "This is not JSON: at 1:12 (line:column) “}” stands where a name in quotes should be.",
  ],
])("a file with %s is refused whole", (_what, file, problem) => {
  expect(decodeImport(file)).toEqual({ values: {}, job: {}, rows: [], notes: [], problem });
});

test("a file of more than 1 MiB is refused with its size, one of 1 MiB is read", () => {
  const padded = (size: number) => bytesOf(DEFAULT_DOCUMENT.padEnd(size, " "));
  expect(decodeImport(padded(SIZE_LIMIT)).problem).toBeUndefined();
  expect(decodeImport(padded(SIZE_LIMIT + 1)).problem).toMatch(
    /^The file has 1,048,577 bytes; at most 1,048,576 \(1 MiB\)/,
  );
  expect(decodeImport("é".repeat(SIZE_LIMIT / 2 + 1)).problem).toContain("1,048,578 bytes");
});

test("each bad value is refused by name and the good ones are kept", () => {
  const { values, rows, problem } = decodeImport(`{
    "trainingConfig": { "learningRate": NaN, "epochs": 1.5, "loraRank": "8", "batchSize": 65536, "maxContextLength": null },
    "inferenceParameters": { "temperature": Infinity, "topP": 1e999, "topK": 50 },
    "lossConfig": { "method": "PPO", "klBeta": -Infinity },
    "scenario": [1]
  }`);
  expect(problem).toBeUndefined();
  expect(values).toEqual({ batchSize: 65536, topK: 50 });
  expect(rows.map(({ path, outcome, reason }) => `${outcome} ${path}${reason ? `: ${reason}` : ""}`)).toEqual([
    "refused trainingConfig.learningRate: Learning rate must be 1e-5–5e-4 (got NaN)",
    "refused trainingConfig.epochs: Epochs must be a whole number, 1–10 (got 1.5)",
    "refused trainingConfig.loraRank: LoRA rank must be one of 4, 8, 16, 32, 64, 128 (got the text “8”)",
    "accepted trainingConfig.batchSize",
    "refused trainingConfig.maxContextLength: Context length must be a whole number, 512–131,072 (got null)",
    "refused inferenceParameters.temperature: Temperature must be 0.1–2 (got Infinity)",
    "refused inferenceParameters.topP: Top-p must be above 0, at most 1 (got Infinity)",
    "accepted inferenceParameters.topK",
    "refused lossConfig.method: Loss method must be one of GRPO, DAPO, GSPO_TOKEN (got “PPO”)",
    'refused lossConfig.klBeta: KL weight must be "auto" or 0–10 (got -Infinity)',
    "refused scenario: scenario must be an object (got a list)",
  ]);
});

test("unknown members are named and left out, reserved names too", () => {
  const { values, rows } = decodeImport(
    '{"seed": 7, "colour": "d", "__proto__": {"seed": 8}, "trainingConfig": {"constructor": 1, "tone": "m"}}',
  );
  expect(values).toEqual({ seed: 7 });
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect(rows.slice(1)).toEqual([
    { path: "colour", outcome: "ignored", reason: "Goldilocks has no such setting; left out" },
    { path: "__proto__", outcome: "ignored", reason: "a reserved name, which is never taken" },
    { path: "trainingConfig.constructor", outcome: "ignored", reason: "a reserved name, which is never taken" },
    { path: "trainingConfig.tone", outcome: "ignored", reason: "Goldilocks has no such setting; left out" },
  ]);
});

test("at most 50 unknown members are listed, and never a value of one", () => {
  const members = Array.from({ length: 80 }, (_, i) => `"x${i}": "hunter2"`).join();
  const { rows } = decodeImport(`{${members}, "wandbConfig": {"apiKey": "hunter2"}, "seed": -1}`);
  expect(rows).toHaveLength(52);
  expect(rows.at(-1)).toEqual({ path: "…", outcome: "ignored", reason: "and 31 more" });
  expect(rows[0]).toMatchObject({ path: "seed", outcome: "refused" });
  expect(JSON.stringify(rows)).not.toContain("hunter2");
});

test("in a document of ours what is missing of the optional fields is on auto", () => {
  const { values, rows } = decodeImport(DEFAULT_DOCUMENT);
  expect(applyImport(advanced, values)).toEqual(defaultConfig);
  const optional = layout.flatMap(({ fields }) => fields).filter((field) => parameters[field].kind === "auto");
  expect(rows.filter(({ absent }) => absent).map(({ field }) => field)).toEqual(optional);
  expect(optional).toContain("chunkSize");
  expect(rows.at(-1)).toEqual({
    path: "lossConfig.klBeta",
    field: "klBeta",
    outcome: "accepted",
    value: "auto",
    reason: "not in the document: left to the service",
    absent: true,
  });
});

test("a group without one of its own settings is a fragment: what is missing stays as it is", () => {
  const { values, rows } = decodeImport('{"version": 1, "trainingConfig": {"learningRate": 2e-4}, "chunkSize": "x"}');
  expect(values).toEqual({ learningRate: 2e-4 });
  expect(rows.map(({ path }) => path).toSorted()).toEqual(["chunkSize", "trainingConfig.learningRate"]);
});

test("each group counts for itself, a refused setting as there", () => {
  const { values } = decodeImport('{"version": 1, "lossConfig": {"method": "DAPO"}, "inferenceParameters": {}}');
  expect(values).toEqual({ lossMethod: "dapo", klBeta: "auto" });
  expect(decodeImport('{"version": 1, "lossConfig": {"method": "PPO"}}').values).toEqual({ klBeta: "auto" });
});

test("the names of older requests are taken for today's", () => {
  const { values, rows } = decodeImport('{"inferenceParameters": {"maxTokens": 512, "n": 8, "topK": 20}}');
  expect(values).toEqual({ maxOutputTokens: 512, responseCandidatesCount: 8, topK: 20 });
  expect(rows[0]).toEqual({
    path: "inferenceParameters.maxTokens",
    field: "maxOutputTokens",
    outcome: "renamed",
    value: 512,
    reason: "read as inferenceParameters.maxOutputTokens",
  });
  expect(rows[1]).toMatchObject({ path: "inferenceParameters.n", outcome: "renamed", value: 8 });
});

test("an old name is refused with an illegal value, and ignored beside today's name or elsewhere", () => {
  const { values, rows } = decodeImport(
    '{"n": 8, "inferenceParameters": {"n": 1, "maxTokens": 512, "maxOutputTokens": 1024}}',
  );
  expect(values).toEqual({ maxOutputTokens: 1024 });
  const given = rows.filter(({ absent }) => !absent);
  expect(given.map(({ path, outcome, reason }) => `${outcome} ${path}: ${reason}`)).toEqual([
    "refused inferenceParameters.n: Rollouts per prompt must be a whole number, 2–32 (got 1: a single response has nothing to compare with, and training fails)",
    "accepted inferenceParameters.maxOutputTokens: undefined",
    "ignored n: Goldilocks has no such setting; left out",
    "ignored inferenceParameters.maxTokens: an old name of maxOutputTokens, which is there too",
  ]);
});

test("in any other document what is missing stays as it is", () => {
  const { values } = decodeImport('{"trainingConfig": {"epochs": 2}}');
  expect(values).toEqual({ epochs: 2 });
});

const fragments = [
  ...'{}[]",:',
  "\n",
  '"trainingConfig"',
  '"epochs"',
  '"lossConfig"',
  '"__proto__"',
  '"version"',
  "NaN",
  "-Infinity",
  "1e999",
  "1",
  "null",
  "\\u0000",
  "\u0000",
];
const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join("")),
  fc.uint8Array({ maxLength: 60 }),
  fc.json({ maxDepth: 4 }),
  fc
    .tuple(fc.nat(DEFAULT_DOCUMENT.length), fc.string({ maxLength: 3 }))
    .map(([at, text]) => DEFAULT_DOCUMENT.slice(0, at) + text + DEFAULT_DOCUMENT.slice(at + 1)),
  fc
    .tuple(fc.constantFrom(...entries.map(([field]) => field)), fc.jsonValue())
    .map(([field, value]) =>
      JSON.stringify({ trainingConfig: { [field]: value }, scenario: { [field]: value }, [field]: value }),
    ),
);

test("whatever the file, reading it gives legal values only", () => {
  fc.assert(
    fc.property(hostile, (file) => {
      const { values, rows } = decodeImport(file);
      const config = applyImport(defaultConfig, values);
      for (const [field] of entries) if (!checkField(field, config[field]).ok) expect.fail(`${field} in ${file}`);
      if (Object.keys(config).length !== entries.length || rows.length > entries.length + 56) expect.fail(String(file));
    }),
    { numRuns: propertyRuns(1000) },
  );
});
