import fc from "fast-check";
import { expect, test } from "vitest";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, type JobField } from "../../schema/fields/job.ts";
import { entries, type ScenarioField } from "../../schema/fields/parameters.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { argumentText } from "../text/hostile.ts";
import { toRequest, toRequestBody } from "./request.ts";

type Kind = "text" | "float" | "int" | "true" | "boolean" | readonly string[];

/**
 * The body as the service's reference has it: the path of every member that may be sent, in its order, with its type. Written by hand; a
 * setting that is missing does not compile.
 */
const contract: Readonly<Record<Exclude<Field, ScenarioField> | JobField | "logs", readonly [string, Kind]>> = {
  dataset: ["dataset", "text"],
  evaluator: ["evaluator", "text"],
  displayName: ["displayName", "text"],
  evaluationDataset: ["evaluationDataset", "text"],
  evalAutoCarveout: ["evalAutoCarveout", "boolean"],
  outputModel: ["trainingConfig.outputModel", "text"],
  baseModel: ["trainingConfig.baseModel", "text"],
  warmStartFrom: ["trainingConfig.warmStartFrom", "text"],
  learningRate: ["trainingConfig.learningRate", "float"],
  maxContextLength: ["trainingConfig.maxContextLength", "int"],
  loraRank: ["trainingConfig.loraRank", "int"],
  epochs: ["trainingConfig.epochs", "int"],
  batchSize: ["trainingConfig.batchSize", "int"],
  learningRateWarmupSteps: ["trainingConfig.learningRateWarmupSteps", "int"],
  batchSizeSamples: ["trainingConfig.batchSizeSamples", "int"],
  optimizerWeightDecay: ["trainingConfig.optimizerWeightDecay", "float"],
  logs: ["wandbConfig.enabled", "true"],
  wandbProject: ["wandbConfig.project", "text"],
  wandbEntity: ["wandbConfig.entity", "text"],
  maxOutputTokens: ["inferenceParameters.maxOutputTokens", "int"],
  temperature: ["inferenceParameters.temperature", "float"],
  topP: ["inferenceParameters.topP", "float"],
  responseCandidatesCount: ["inferenceParameters.responseCandidatesCount", "int"],
  extraBody: ["inferenceParameters.extraBody", "text"],
  topK: ["inferenceParameters.topK", "int"],
  chunkSize: ["chunkSize", "int"],
  mcpServer: ["mcpServer", "text"],
  nodeCount: ["nodeCount", "int"],
  lossMethod: ["lossConfig.method", ["GRPO", "DAPO", "GSPO_TOKEN"]],
  klBeta: ["lossConfig.klBeta", "float"],
  maxConcurrentRollouts: ["maxConcurrentRollouts", "int"],
  maxConcurrentEvaluations: ["maxConcurrentEvaluations", "int"],
};
const kinds = new Map(Object.values(contract));
const paths = [...kinds.keys()];

/** The members of a body by their paths, in its order. */
const membersOf = (value: object, path = ""): [string, unknown][] =>
  Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    typeof member === "object" && member !== null
      ? membersOf(member, `${path}${name}.`)
      : [[`${path}${name}`, member] as [string, unknown]],
  );

function isOfKind(value: unknown, kind: Kind | undefined): boolean {
  if (typeof kind === "object") return kind.some((option) => option === value);
  if (kind === "float" || kind === "int") return kind === "int" ? Number.isInteger(value) : Number.isFinite(value);
  if (kind === "boolean") return typeof value === "boolean";
  return kind === "text" ? typeof value === "string" : kind === "true" && value === true;
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

/** Nothing is on auto. */
const everything: RunConfig = {
  ...defaultConfig,
  ...Object.fromEntries(
    entries.flatMap(([field, parameter]) => (parameter.kind === "auto" ? [[field, parameter.hard.max]] : [])),
  ),
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
      const members = membersOf(JSON.parse(toRequest(config, any).text));
      const sent = members.map(([path]) => path);
      expect(sent).toEqual(paths.filter((path) => sent.includes(path)));
      expect(members.filter(([path, value]) => !isOfKind(value, kinds.get(path)))).toEqual([]);
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("a request with every field has every key of the table but the second model's", () => {
  const keysOf = (config: RunConfig, of: Job) => membersOf(toRequestBody(config, of)).map(([path]) => path);
  expect(keysOf(everything, fullJob)).toEqual(paths.filter((path) => path !== contract.warmStartFrom[0]));
  const { baseModel: _left, ...rest } = fullJob;
  expect(keysOf(everything, { ...rest, baseModel: "", warmStartFrom: "w" })).toContain(contract.warmStartFrom[0]);
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
    { numRuns: propertyRuns(300) },
  );
});

test.each(["dapo", "gspo-token"] as const)("a KL weight is never sent with %s", (lossMethod) => {
  expect(toRequestBody({ ...everything, lossMethod }, job).lossConfig).not.toHaveProperty("klBeta");
  const zero = toRequest({ ...everything, lossMethod, klBeta: 0 }, job);
  expect(JSON.parse(zero.text).lossConfig).not.toHaveProperty("klBeta");
  expect(zero.notes.join()).toMatch(/KL weight 0/);
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
  expect(notes.join()).toMatch(/W&B key.*wandbConfig\.apiKey/);
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
  expect(toRequest(defaultConfig, { ...job, warmStartFrom: "w" }).refused).toHaveLength(1);
  expect(toRequest(defaultConfig, job).refused).toEqual([]);
});

test("a short name is sent as it is, and said to need its full form", () => {
  const { text, notes } = toRequest(defaultConfig, { ...job, dataset: "d" });
  expect(JSON.parse(text).dataset).toBe("d");
  const others = toRequest(defaultConfig, job).notes;
  expect(notes.filter((note) => !others.includes(note))).toEqual([expect.stringContaining("accounts/…/datasets/…")]);
});
