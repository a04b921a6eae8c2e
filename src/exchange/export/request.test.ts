import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { argumentText } from "../text/hostile.ts";
import { toRequest, toRequestBody } from "./request.ts";

type Kind = "text" | "float" | "int" | "true" | "boolean" | readonly string[] | readonly (readonly [string, Kind])[];

/** The body as the service's reference has it: every key that may be sent, in its order, with its type. Written by hand. */
const contract: readonly (readonly [string, Kind])[] = [
  ["dataset", "text"],
  ["evaluator", "text"],
  ["displayName", "text"],
  ["evaluationDataset", "text"],
  ["evalAutoCarveout", "boolean"],
  [
    "trainingConfig",
    [
      ["outputModel", "text"],
      ["baseModel", "text"],
      ["warmStartFrom", "text"],
      ["learningRate", "float"],
      ["maxContextLength", "int"],
      ["loraRank", "int"],
      ["epochs", "int"],
      ["batchSize", "int"],
      ["learningRateWarmupSteps", "int"],
      ["batchSizeSamples", "int"],
      ["optimizerWeightDecay", "float"],
    ],
  ],
  [
    "wandbConfig",
    [
      ["enabled", "true"],
      ["project", "text"],
      ["entity", "text"],
    ],
  ],
  [
    "inferenceParameters",
    [
      ["maxOutputTokens", "int"],
      ["temperature", "float"],
      ["topP", "float"],
      ["responseCandidatesCount", "int"],
      ["extraBody", "text"],
      ["topK", "int"],
    ],
  ],
  ["chunkSize", "int"],
  ["mcpServer", "text"],
  ["nodeCount", "int"],
  [
    "lossConfig",
    [
      ["method", ["GRPO", "DAPO", "GSPO_TOKEN"]],
      ["klBeta", "float"],
    ],
  ],
  ["maxConcurrentRollouts", "int"],
  ["maxConcurrentEvaluations", "int"],
];

const isTable = (kind: Kind): kind is readonly (readonly [string, Kind])[] =>
  Array.isArray(kind) && Array.isArray(kind[0]);

/** What of a value is not as the table has it; undefined when all is. */
function breach(value: unknown, kind: Kind, path: string): string | undefined {
  if (isTable(kind)) {
    if (typeof value !== "object" || value === null) return `${path} is no object`;
    const names = kind.map(([name]) => name);
    const places = Object.keys(value).map((name) => names.indexOf(name));
    if (places.includes(-1)) return `${path} has a key that the request does not know`;
    if (places.some((place, i) => i > 0 && place <= (places[i - 1] ?? 0))) return `${path} has its keys out of order`;
    const members = new Map(Object.entries(value));
    return kind
      .filter(([name]) => members.has(name))
      .map(([name, of]) => breach(members.get(name), of, `${path}.${name}`))
      .find((found) => found !== undefined);
  }
  const good =
    typeof kind !== "string"
      ? kind.some((option) => option === value)
      : {
          text: typeof value === "string",
          float: Number.isFinite(value),
          int: Number.isInteger(value),
          true: value === true,
          boolean: typeof value === "boolean",
        }[kind];
  return good ? undefined : `${path} is ${JSON.stringify(value)}`;
}

const count = fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 100_000 }));
const anyJob: fc.Arbitrary<Job> = fc.record({
  dataset: argumentText,
  evaluator: argumentText,
  baseModel: argumentText,
  warmStartFrom: argumentText,
  outputModel: argumentText,
  displayName: argumentText,
  nodeCount: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 1024 })),
  wandbProject: argumentText,
  wandbEntity: argumentText,
  evaluationDataset: argumentText,
  evalAutoCarveout: fc.constantFrom("", "true", "false"),
  mcpServer: argumentText,
  extraBody: argumentText,
  maxConcurrentRollouts: count,
  maxConcurrentEvaluations: count,
});

const job: Job = {
  ...emptyJob,
  dataset: "accounts/a/datasets/d",
  evaluator: "accounts/a/evaluators/e",
  baseModel: "accounts/fireworks/models/m",
};

const everything: RunConfig = {
  ...defaultConfig,
  klBeta: 0.002,
  chunkSize: 200,
  learningRateWarmupSteps: 10,
  batchSizeSamples: 64,
  optimizerWeightDecay: 0.01,
};
const fullJob: Job = {
  ...job,
  outputModel: "o",
  displayName: "n",
  nodeCount: 2,
  wandbProject: "p",
  wandbEntity: "t",
  evaluationDataset: "h",
  evalAutoCarveout: "true",
  mcpServer: "s",
  extraBody: "{}",
  maxConcurrentRollouts: 3,
  maxConcurrentEvaluations: 4,
};

test("every request has the service's keys in its order, with its types, and no others", () => {
  fc.assert(
    fc.property(legalConfig, anyJob, (config, any) => {
      const { text } = toRequest(config, any);
      expect(breach(JSON.parse(text), contract, "body")).toBeUndefined();
    }),
    { numRuns: 5000 },
  );
});

test("a request with every field has every key of the table but the second model's", () => {
  const keysOf = (value: object, path = ""): string[] =>
    Object.entries(value).flatMap(([name, member]) =>
      typeof member === "object" && member !== null ? keysOf(member, `${path}${name}.`) : [`${path}${name}`],
    );
  const keysIn = (table: readonly (readonly [string, Kind])[], path = ""): string[] =>
    table.flatMap(([name, kind]) => (isTable(kind) ? keysIn(kind, `${path}${name}.`) : [`${path}${name}`]));
  const sent = keysOf(toRequestBody(everything, fullJob));
  expect(sent).toEqual(keysIn(contract).filter((key) => key !== "trainingConfig.warmStartFrom"));
  const { baseModel: _left, ...rest } = fullJob;
  expect(keysOf(toRequestBody(everything, { ...rest, baseModel: "", warmStartFrom: "w" }))).toContain(
    "trainingConfig.warmStartFrom",
  );
});

test("the default request is exactly this text", () => {
  expect(toRequest(defaultConfig, job).text).toBe(`{
  "dataset": "accounts/a/datasets/d",
  "evaluator": "accounts/a/evaluators/e",
  "trainingConfig": {
    "baseModel": "accounts/fireworks/models/m",
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
  }
}
`);
});

test("what was typed arrives as it was typed", () => {
  fc.assert(
    fc.property(argumentText, argumentText, (dataset, outputModel) => {
      fc.pre(dataset !== "" && outputModel !== "");
      const sent = JSON.parse(toRequest(defaultConfig, { ...job, dataset, outputModel }).text);
      expect(sent.dataset).toBe(dataset);
      expect(sent.trainingConfig.outputModel).toBe(outputModel);
    }),
    { numRuns: 2000 },
  );
});

test.each(["dapo", "gspo-token"] as const)("a KL weight is never sent with %s", (lossMethod) => {
  expect(toRequestBody({ ...everything, lossMethod }, job).lossConfig).not.toHaveProperty("klBeta");
  const zero = toRequest({ ...everything, lossMethod, klBeta: 0 }, job);
  expect(JSON.parse(zero.text).lossConfig).not.toHaveProperty("klBeta");
  expect(zero.notes.join()).toContain("The KL weight of 0 is left out");
});

test("a KL weight of 0 is sent with GRPO", () => {
  expect(toRequestBody({ ...everything, klBeta: 0 }, job).lossConfig).toEqual({ method: "GRPO", klBeta: 0 });
});

test("W&B is turned on by its project or its entity, and its key is never written", () => {
  expect(toRequestBody(defaultConfig, { ...job, wandbEntity: "t" }).wandbConfig).toEqual({
    enabled: true,
    entity: "t",
  });
  expect(toRequestBody(defaultConfig, job)).not.toHaveProperty("wandbConfig");
  const { text, notes } = toRequest(defaultConfig, fullJob);
  expect(text).not.toMatch(/key/i);
  expect(notes.join()).toContain("The key of W&B is never written here");
});

test("what is missing is named and has a placeholder that is no resource name", () => {
  const { text, missing } = toRequest(defaultConfig, emptyJob);
  expect(missing).toEqual([
    { field: "dataset", placeholder: "<YOUR_DATASET>" },
    { field: "evaluator", placeholder: "<YOUR_EVALUATOR>" },
    { field: "baseModel", placeholder: "<YOUR_BASE_MODEL>" },
  ]);
  for (const { placeholder } of missing) expect(text).toContain(`"${placeholder}"`);
  expect(toRequest(defaultConfig, { ...job, baseModel: "", warmStartFrom: "w" }).missing).toEqual([]);
});

test("base model and warm start together are refused", () => {
  expect(toRequest(defaultConfig, { ...job, warmStartFrom: "w" }).refused).toEqual([
    "A base model and a model to warm-start from are both given: Fireworks takes one of them. A warm start knows its base model already: clear one.",
  ]);
  expect(toRequest(defaultConfig, job).refused).toEqual([]);
});

test("a short name is sent as it is, and said to need its full form", () => {
  const { text, notes } = toRequest(defaultConfig, { ...job, dataset: "d" });
  expect(JSON.parse(text).dataset).toBe("d");
  const others = toRequest(defaultConfig, job).notes;
  expect(notes.filter((note) => !others.includes(note))).toEqual([expect.stringContaining("accounts/…/datasets/…")]);
});
