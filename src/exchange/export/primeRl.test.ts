import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob } from "../../schema/fields/job.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { hostileTexts } from "../text/hostile.ts";
import { toPrimeRl } from "./primeRl.ts";

const there = spawnSync("python3", ["-c", "import tomllib"]).status === 0;
if (!there) process.stderr.write("python3 has no tomllib: what is written for prime-rl is not read by it\n");
const testInPython = test.skipIf(!there);

/** What Python's own reader makes of TOML texts. */
function read(texts: readonly string[]) {
  const code = "import json,sys,tomllib\nprint(json.dumps([tomllib.loads(t) for t in json.load(sys.stdin)]))";
  const { stdout, stderr, status } = spawnSync("python3", ["-c", code], { input: JSON.stringify(texts) });
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: "", status: 0 });
  return JSON.parse(stdout.toString());
}
const link = "https://goldilocks.example/#v=1";

testInPython("every legal config is TOML with the keys of prime-rl's source", () => {
  fc.assert(
    fc.property(fc.array(legalConfig, { minLength: 100, maxLength: 100 }), (configs) => {
      const files = read(configs.map((config) => toPrimeRl(config, emptyJob, { link }).text));
      configs.forEach((config, i) => {
        const { learningRateWarmupSteps: warmup, optimizerWeightDecay: decay, topK, prompts, epochs } = config;
        const tokens = prompts * config.responseCandidatesCount * config.typicalTokens;
        expect(files[i]).toEqual({
          max_steps: Math.max(1, Math.ceil(tokens / config.batchSize)) * epochs,
          seq_len: config.maxContextLength,
          model: { name: expect.any(String) },
          orchestrator: {
            token_batch_size: config.batchSize,
            group_size: config.responseCandidatesCount,
            train: {
              sampling: {
                temperature: config.temperature,
                max_completion_tokens: config.maxOutputTokens,
                ...(topK === 0 ? {} : { extra_body: { top_k: topK } }),
              },
              source: [{ name: "task", env: { taskset: { id: expect.any(String) } } }],
            },
          },
          trainer: {
            model: { lora: { rank: config.loraRank, alpha: 32 } },
            optim: { lr: config.learningRate, ...(decay === "auto" ? {} : { weight_decay: decay }) },
            ...(warmup === "auto" || warmup === 0
              ? {}
              : { scheduler: { type: "linear", warmup_steps: warmup, decay_steps: 0 } }),
          },
          inference: { vllm: { max_model_len: config.maxContextLength } },
        });
      });
    }),
    { numRuns: propertyRuns(3) },
  );
});

testInPython("names of a W&B project arrive as they were typed", () => {
  const jobs = hostileTexts.map((text) => ({ ...emptyJob, wandbProject: text, wandbEntity: `of ${text}` }));
  const files = read(jobs.map((job) => toPrimeRl(defaultConfig, job, { link }).text));
  jobs.forEach(({ wandbProject, wandbEntity }, i) => {
    expect(files[i].monitors.wandb).toEqual({ project: wandbProject, entity: wandbEntity });
  });
});

test("it needs nothing, and names with their values what it cannot say", () => {
  const config = { ...defaultConfig, topP: 0.9, chunkSize: 50, batchSizeSamples: 16 };
  const { notes, missing, text } = toPrimeRl(config, { ...emptyJob, dataset: "accounts/a/datasets/d" }, { link });
  expect(missing).toEqual([]);
  for (const said of ["0.9", "50", "16", "Dataset", "epochs"]) expect(notes.join("\n")).toContain(said);
  expect(text).not.toContain("accounts/a");
});
