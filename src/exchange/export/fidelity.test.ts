import { expect, test } from "vitest";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, type JobField, jobFields } from "../../schema/fields/job.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { encodeLink } from "../link/encodeLink.ts";
import { fidelity } from "./fidelity.ts";
import { exportTo, type Target, targets } from "./targets.ts";

const job: Job = { ...emptyJob, dataset: "d.jsonl", evaluator: "e", baseModel: "m" };

/** Another legal value for each field. */
const others: { readonly [K in Field]: RunConfig[K] } = {
  learningRate: 2e-4,
  epochs: 2,
  loraRank: 16,
  batchSize: 131072,
  maxContextLength: 4096,
  temperature: 0.8,
  topP: 0.9,
  topK: 0,
  responseCandidatesCount: 8,
  maxOutputTokens: 1024,
  lossMethod: "dapo",
  klBeta: 0.002,
  chunkSize: 100,
  learningRateWarmupSteps: 5,
  batchSizeSamples: 8,
  optimizerWeightDecay: 0.02,
  taskComplexity: "simple",
  prompts: 500,
  typicalTokens: 1000,
  startingReward: 0.4,
  gameableShare: 0.1,
  modelSize: 3,
  gpuMemory: 141,
  gpuCount: 2,
  seed: 2,
};
const otherJobs: Job = {
  dataset: "D.jsonl",
  evaluator: "E",
  baseModel: "M",
  warmStartFrom: "W",
  outputModel: "O",
  displayName: "N",
  nodeCount: 2,
  wandbProject: "P",
  wandbEntity: "T",
  evaluationDataset: "H",
  evalAutoCarveout: "true",
  mcpServer: "S",
  extraBody: "{}",
  maxConcurrentRollouts: 3,
  maxConcurrentEvaluations: 4,
};

/** The text without its comments: what the tool reads. */
const read = (target: Target, config: RunConfig, names: Job) =>
  exportTo(target, config, names, "https://goldilocks.example/")
    .text.split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.replace(/ {2}# .*$/, ""))
    .join("\n");

const caseFields = [
  "taskComplexity",
  "prompts",
  "typicalTokens",
  "startingReward",
  "gameableShare",
  "modelSize",
  "gpuMemory",
  "gpuCount",
  "seed",
];

const recipeLost = [
  ...["topP", "topK", "chunkSize", "batchSizeSamples", "optimizerWeightDecay"],
  ...caseFields.filter((field) => field !== "prompts" && field !== "seed"),
  ...["evaluator", "displayName", "nodeCount", "evaluationDataset", "evalAutoCarveout", "mcpServer", "extraBody"],
  ...["maxConcurrentRollouts", "maxConcurrentEvaluations"],
];

/** What is not identical, form by form; written by hand. */
const exceptions: Readonly<Record<Target | "link", Readonly<Record<"rounded" | "lost", readonly string[]>>>> = {
  link: { rounded: [], lost: jobFields },
  config: { rounded: [], lost: jobFields },
  "rl-loop": {
    rounded: ["batchSize", "lossMethod", "klBeta"],
    lost: [...recipeLost, "warmStartFrom"],
  },
  "async-rl-loop": { rounded: ["batchSize", "lossMethod", "klBeta"], lost: recipeLost },
  request: { rounded: [], lost: caseFields },
  curl: { rounded: [], lost: caseFields },
  python: { rounded: [], lost: caseFields },
  firectl: { rounded: [], lost: [...caseFields, "displayName", "nodeCount", "evaluationDataset", "evalAutoCarveout"] },
  ep: { rounded: [], lost: [...caseFields, "lossMethod", "displayName"] },
  trl: {
    rounded: ["batchSize", "batchSizeSamples", "lossMethod", "klBeta"],
    lost: [...caseFields, ...jobFields, "maxContextLength", "chunkSize"],
  },
};

test("the table is complete and says of each form what is rounded and what is lost", () => {
  for (const [form, row] of Object.entries(fidelity)) {
    expect(Object.keys(row)).toHaveLength(entries.length + jobFields.length);
    for (const arrival of ["rounded", "lost"] as const) {
      const found = Object.entries(row).filter(([, cell]) => cell === arrival);
      expect(found.map(([field]) => field).toSorted(), `${form}, ${arrival}`).toEqual(
        exceptions[form as Target | "link"][arrival].toSorted(),
      );
    }
  }
});

const cells = targets.flatMap((target) =>
  [...entries.map(([field]) => field), ...jobFields].map((field): [Target, Field | JobField] => [target, field]),
);

test.each(cells)("%s shows %s exactly where the table says that it arrives", (target, field) => {
  const changed = field in others ? { ...defaultConfig, [field]: others[field as Field] } : defaultConfig;
  const renamed = field in otherJobs ? { ...job, [field]: otherJobs[field as JobField] } : job;
  const differs = read(target, changed, renamed) !== read(target, defaultConfig, job);
  // the length of a sequence turns a batch of tokens into one of sequences, and cannot be read back from it
  const divides = ["trl", "rl-loop", "async-rl-loop"].includes(target) && field === "typicalTokens";
  expect(differs).toBe(fidelity[target][field] !== "lost" || divides);
});

test("the link holds every setting and nothing that names the job", () => {
  for (const [field] of entries) {
    const changed = encodeLink({ ...defaultConfig, [field]: others[field] });
    expect(changed === encodeLink(defaultConfig)).toBe(fidelity.link[field] === "lost");
  }
});
