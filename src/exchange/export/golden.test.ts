import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Job } from "../../schema/fields/job.ts";
import { exportTo, type Target, targets } from "./targets.ts";

/** Nothing is on auto, and everything that names a job is given. */
const config: RunConfig = {
  ...defaultConfig,
  learningRate: 2e-4,
  epochs: 3,
  loraRank: 16,
  batchSize: 65536,
  maxContextLength: 16384,
  temperature: 0.9,
  topP: 0.95,
  topK: 0,
  responseCandidatesCount: 6,
  maxOutputTokens: 4096,
  klBeta: 0.002,
  chunkSize: -1,
  learningRateWarmupSteps: 10,
  batchSizeSamples: 30,
  optimizerWeightDecay: 0.01,
  prompts: 1200,
  seed: 7,
};
const job: Job = {
  dataset: "accounts/my-account/datasets/word-problems",
  evaluator: "accounts/my-account/evaluators/exact-answer",
  baseModel: "accounts/fireworks/models/qwen3-8b",
  warmStartFrom: "",
  outputModel: "word-problems-2",
  displayName: "Anna's second run, rate $2e-4 (“für alle”)",
  nodeCount: 2,
  wandbProject: "word problems",
  wandbEntity: "my-team",
  evaluationDataset: "accounts/my-account/datasets/held-out",
  evalAutoCarveout: "false",
  mcpServer: "accounts/my-account/mcpServers/tools",
  extraBody: '{"stop": ["</answer>"]}',
  maxConcurrentRollouts: 96,
  maxConcurrentEvaluations: 16,
};
/** Written out: a field that links get later changes none of these texts. */
const link =
  "https://goldilocks.example/#v=1&lr=2e-4&ep=3&rank=16&bs=65536&ctx=16384&t=0.9&p=0.95&k=0&n=6&out=4096&loss=grpo&kl=0.002&chunk=-1&warm=10&bss=30&wd=0.01&task=medium&prompts=1200&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=7";
const golden = (target: Target) => fileURLToPath(new URL(`golden/${target}.txt`, import.meta.url));

test.each(targets)("the export to %s is what it was", async (target) => {
  await expect(exportTo(target, config, job, link).text).toMatchFileSnapshot(golden(target));
});

/** The same fields, the last one first. */
const reversed = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).toReversed()) as Fields;

test.each(targets)("the order in which fields were set does not change the export to %s", (target) => {
  expect(exportTo(target, reversed(config), reversed(job), link)).toEqual(exportTo(target, config, job, link));
});

test("each file is named after the model, its content and its kind", () => {
  expect(targets.map((target) => exportTo(target, config, job, link).fileName.replace(/[0-9a-f]{8}/, "#"))).toEqual([
    "rft-word-problems-2-#.json",
    "rft-word-problems-2-#.rl-loop.py",
    "rft-word-problems-2-#.async-rl-loop.py",
    "rft-config-#.trl.py",
    "rft-word-problems-2-#.prime-rl.toml",
    "rft-word-problems-2-#.request.json",
    "rft-word-problems-2-#.curl.sh",
    "rft-word-problems-2-#.firectl.sh",
    "rft-word-problems-2-#.ep.sh",
    "rft-word-problems-2-#.py",
  ]);
});

test("no text holds a key, and the document nothing that names the job", () => {
  for (const target of targets)
    expect(exportTo(target, config, job, link).text).not.toMatch(/apiKey"|wandb-api-key [^"]/);
  const { text, notes } = exportTo("config", config, job, link);
  for (const value of Object.values(job))
    if (typeof value === "string" && value !== "") expect(text).not.toContain(value);
  expect(notes[0]).toMatch(/: Dataset, Evaluator, /);
});
