import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { encodeLink } from "../link/link.ts";
import { hostileTexts } from "../text/hostile.ts";
import { pythonLiteral } from "./pythonLiteral.ts";
import { toRecipe } from "./recipe.ts";
import { type RecipeField, type RecipeName, recipeFields } from "./recipeFields.ts";

const there = spawnSync("python3", ["--version"]).status === 0;
if (!there) process.stderr.write("python3 is not there: the recipes' files are not run by it\n");
const testInPython = test.skipIf(!there);

const folder = mkdtempSync(join(tmpdir(), "goldilocks-recipe-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A module of the stand-in for the cookbook. */
function module(path: string, text: string) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const fieldsOf = (recipe: RecipeName) =>
  (Object.entries(recipeFields) as [string, RecipeField][]).filter(([, { only = recipe }]) => only === recipe);

/** One field of the dataclass as Python declares it, with the default of the table. */
function declared([name, { usual, made }]: [string, RecipeField]): string {
  if (made !== undefined) return `    ${name}: object = field(default_factory=lambda: ["default", "${made}"])`;
  if (usual === undefined) return `    ${name}: object`;
  return `    ${name}: object = ${usual === null ? "None" : pythonLiteral(usual)}`;
}

const dataclass = (recipe: RecipeName) => `import json, os
from dataclasses import asdict, dataclass, field
@dataclass
class Config:
${fieldsOf(recipe).map(declared).join("\n")}
def record(config, **more):
    with open(os.environ["TOLD"], "a") as file:
        file.write(json.dumps({**asdict(config), **more}) + "\\n")
`;
module(
  "training/recipes/rl_loop.py",
  `${dataclass("rl-loop")}
def reward_fn(completion, row):
    return 1.0
own = reward_fn
def main(config, *, sample_prompt_fn=None, rows=None):
    record(config, replaced=reward_fn is not own)
`,
);
module(
  "training/recipes/async_rl_loop.py",
  `${dataclass("async-rl-loop")}
def main(config, *, rollout_fn_factory, rows=None):
    record(config, replaced=callable(rollout_fn_factory(None)))
`,
);
module(
  "training/utils.py",
  `def DeployConfig(*, tokenizer_model): return {"tokenizer_model": tokenizer_model}
def WandBConfig(*, entity=None, project=None, run_name=None): return {"entity": entity, "project": project}
`,
);
module(
  "fireworks/training/sdk/training_spec.py",
  `def ConstantSchedule(*, warmup_steps=0): return {"constant": warmup_steps}\n`,
);

/** What the scripts tell the recipe, each run by a real Python. */
function run(scripts: readonly string[]): Record<string, unknown>[] {
  const file = join(folder, "launch.py");
  const told = join(folder, "told.jsonl");
  writeFileSync(file, scripts.join("\n"));
  writeFileSync(told, "");
  const { stderr, status } = spawnSync("python3", ["-W", "error", file], {
    env: { ...process.env, PYTHONPATH: folder, TOLD: told },
  });
  expect({ stderr: stderr.toString(), status }).toEqual({ stderr: "", status: 0 });
  return readFileSync(told, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const link = `https://goldilocks.example/${encodeLink(defaultConfig)}`;
const job: Job = { ...emptyJob, dataset: "prompts.jsonl", baseModel: "accounts/fireworks/models/qwen3-8b" };
const recipes: readonly RecipeName[] = ["rl-loop", "async-rl-loop"];

/** What the recipe trains with, written by hand from the field table. */
function trained(config: RunConfig) {
  const { batchSize, typicalTokens, responseCandidatesCount: n, learningRateWarmupSteps: warmup, lossMethod } = config;
  const grpo = config.klBeta === "auto" || config.klBeta === 0 ? 0.001 : config.klBeta;
  return {
    base_model: "accounts/fireworks/models/qwen3-8b",
    dataset: "prompts.jsonl",
    learning_rate: config.learningRate,
    lr_scheduler: warmup === "auto" ? ["default", "ConstantSchedule"] : { constant: warmup },
    kl_beta: lossMethod === "grpo" ? grpo : 0,
    completions_per_prompt: n,
    max_completion_tokens: config.maxOutputTokens,
    temperature: config.temperature,
    epochs: config.epochs,
    shuffle: true,
    seed: config.seed,
    max_rows: config.prompts,
    max_seq_len: config.maxContextLength,
    lora_rank: config.loraRank,
    lora_alpha: 32,
    prompt_groups_per_step: Math.max(1, Math.round(batchSize / (typicalTokens * n))),
    grad_clip_norm: 0,
    eps_clip: 0.2,
    eps_clip_high: lossMethod === "dapo" ? 0.28 : null,
    deployment: { tokenizer_model: "<HUGGING_FACE_NAME_OF_THE_BASE_MODEL>" },
    wandb: ["default", "WandBConfig"],
    output_model_id: null,
    replaced: true,
  };
}

describe.each(recipes)("%s", (recipe) => {
  testInPython("every legal config arrives at the recipe as the field table says", () => {
    fc.assert(
      fc.property(fc.array(legalConfig, { minLength: 100, maxLength: 100 }), (configs) => {
        const told = run(configs.map((config) => toRecipe(recipe, config, job, { link }).text));
        configs.forEach((config, i) => {
          expect(told[i]).toMatchObject(trained(config));
        });
      }),
      { numRuns: propertyRuns(5) },
    );
  });

  testInPython("names, paths and addresses arrive as they were typed", () => {
    const typed = hostileTexts.map((text) => ({
      ...job,
      dataset: `/data/${text}`,
      baseModel: `accounts/${text}`,
      outputModel: text,
      wandbProject: text,
      wandbEntity: `of ${text}`,
    }));
    const told = run(typed.map((hostile) => toRecipe(recipe, defaultConfig, hostile, { link }).text));
    typed.forEach(({ dataset, baseModel, outputModel, wandbProject, wandbEntity }, i) => {
      expect(told[i]).toMatchObject({
        dataset,
        base_model: baseModel,
        output_model_id: outputModel,
        wandb: { project: wandbProject, entity: wandbEntity },
      });
    });
  });

  test("the rows and the rank are written whatever their values", () => {
    const usual = { ...defaultConfig, prompts: 100 };
    const { text } = toRecipe(recipe, usual, job, { link });
    expect(text).toContain("max_rows=100,");
    expect(text).toContain("lora_rank=8,");
  });

  test("a dataset and a base model that nobody gave are missing; the name of a resource is no file", () => {
    const { missing, text } = toRecipe(
      recipe,
      defaultConfig,
      { ...emptyJob, dataset: "accounts/a/datasets/d" },
      { link },
    );
    expect(missing.map(({ field }) => field)).toEqual(["dataset", "baseModel"]);
    for (const { placeholder } of missing) expect(text).toContain(`"${placeholder}"`);
    expect(text).not.toContain("accounts/a/datasets/d");
  });

  test.each(["prompts.jsonl", "./data/prompts", "https://example.org/prompts.jsonl", "C:\\data\\p.jsonl"])(
    "%s is a dataset that it reads",
    (dataset) => {
      expect(toRecipe(recipe, defaultConfig, { ...job, dataset }, { link }).missing).toEqual([]);
    },
  );

  test("a short name of a base model is refused, as the recipe does", () => {
    expect(toRecipe(recipe, defaultConfig, { ...job, baseModel: "qwen3-8b" }, { link }).refused).toHaveLength(1);
  });

  test("what has no counterpart is named with its value", () => {
    const config = {
      ...defaultConfig,
      topP: 0.9,
      topK: 20,
      chunkSize: 50,
      batchSizeSamples: 16,
      optimizerWeightDecay: 0.2,
    };
    const notes = toRecipe(recipe, config, job, { link }).notes.join("\n");
    for (const said of ["top-p 0.9", "top-k 20", "50", "16", "0.2"]) expect(notes).toContain(said);
  });
});

test("only the asynchronous recipe goes on from an adapter", () => {
  const warm = { ...job, baseModel: "", warmStartFrom: "accounts/a/models/first" };
  expect(toRecipe("async-rl-loop", defaultConfig, warm, { link }).text).toContain(
    'warm_start_from_adapter="accounts/a/models/first"',
  );
  expect(toRecipe("rl-loop", defaultConfig, warm, { link }).text).not.toContain("accounts/a/models/first");
});

test("it is said when a batch in groups gives another number of steps than one in tokens", () => {
  const counts = (config: RunConfig) =>
    toRecipe("rl-loop", config, job, { link }).notes.filter((note) => note.includes("per epoch"));
  expect(counts({ ...defaultConfig, prompts: 300 })).toEqual([]);
  const [note] = counts({ ...defaultConfig, responseCandidatesCount: 6 });
  // 32,768 / (2,048 x 6) = 2.67: 3 groups, 100 steps; 300 x 6 x 2,048 / 32,768 = 112.5 in tokens
  expect(note).toContain("100");
  expect(note).toContain("113");
});
