import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { Job } from "../../schema/fields/job.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { allFields } from "../../schema/fields/parameters.ts";
import { promptGroupsPerStep } from "../../schema/fields/sizing.ts";
import { HUGGING_FACE_NAME } from "./placeholders.ts";
import type { Literal } from "./pythonLiteral.ts";
import { RECIPE_ALPHA, type RecipeFieldName, type RecipeName, recipeFields } from "./recipeFields.ts";

/** An argument of `Config(…)`: a plain value, or a call with plain keywords. */
export type RecipeValue = Literal | { readonly call: string; readonly keywords: Readonly<Record<string, Literal>> };

export interface Argument {
  readonly name: RecipeFieldName;
  readonly value: RecipeValue;
  /** What stands behind it as a comment; none of it was typed by a person. */
  readonly comment?: string;
}

/** The settings and facts of the case that a recipe's Config holds: as they are, or as the nearest that it has. */
export const inRecipe = {
  identical: [
    "learningRate",
    "epochs",
    "loraRank",
    "maxContextLength",
    "temperature",
    "responseCandidatesCount",
    "maxOutputTokens",
    "learningRateWarmupSteps",
    "prompts",
    "seed",
  ],
  rounded: ["batchSize", "lossMethod", "klBeta"],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

const held: readonly Field[] = [...inRecipe.identical, ...inRecipe.rounded];
/** The fields that no field of Config holds. */
export const notInRecipe: readonly Field[] = allFields.filter((field) => !held.includes(field));

/** Placeholder of a dataset without path or URL. */
export const DATASET_FILE = "<YOUR_DATASET_JSONL>";
/** Placeholder of a missing base model. */
export const BASE_MODEL = "<YOUR_BASE_MODEL>";

/** The KL weight that Fireworks builds into GRPO; 0 with GRPO means it too. */
export const BUILT_IN_KL = 0.001;
/** Clip ranges of Fireworks' loss methods: 0.8–1.2 of GRPO, 0.8–1.28 of DAPO. */
const CLIP = 0.2;
export const DAPO_CLIP_HIGH = 0.28;

/** The weight of the KL term that the run trains with. */
export function trainedKl({ lossMethod, klBeta }: RunConfig): number {
  if (lossMethod !== "grpo") return 0;
  return klBeta === "auto" || klBeta === 0 ? BUILT_IN_KL : klBeta;
}

function klComment({ lossMethod, klBeta }: RunConfig): string {
  if (lossMethod !== "grpo") return "only GRPO has a KL term; 0 needs no reference model";
  return klBeta === "auto" || klBeta === 0
    ? "what managed RFT builds into GRPO where the weight is 0 or not given"
    : "0 would need no reference model";
}

/** Whether a recipe can read it: a path or an address of a JSONL file, not the name of a resource on Fireworks. */
export const isDatasetFile = (dataset: string): boolean =>
  !dataset.startsWith("accounts/") && (/^https?:\/\//.test(dataset) || /[/\\]|\.jsonl?$/.test(dataset));

/** How the prompts of a step are counted: the batch in tokens over a typical group. */
export function groupsArithmetic(config: RunConfig): string {
  const { batchSize, typicalTokens, responseCandidatesCount: n } = config;
  const exact = batchSize / (typicalTokens * n);
  const groups = promptGroupsPerStep(config);
  const sum = `${grouped(batchSize)} tokens / (${grouped(typicalTokens)} a typical sequence x ${n} rollouts) = ${grouped(exact)}`;
  return exact === groups ? sum : `${sum}, ${exact < 1 ? "at least" : "rounded to"} ${grouped(groups)}`;
}

const optional = (name: RecipeFieldName, value: string): Argument[] => (value === "" ? [] : [{ name, value }]);

function wandbOf({ wandbProject, wandbEntity }: Job): Argument[] {
  if (wandbProject === "" && wandbEntity === "") return [];
  const keywords = {
    ...(wandbProject === "" ? {} : { project: wandbProject }),
    ...(wandbEntity === "" ? {} : { entity: wandbEntity }),
  };
  return [
    {
      name: "wandb",
      value: { call: "WandBConfig", keywords },
      comment: "the key comes from WANDB_API_KEY in the environment",
    },
  ];
}

function lossOf(config: RunConfig): Argument[] {
  const clip: Argument = { name: "eps_clip", value: CLIP };
  return config.lossMethod === "dapo"
    ? [clip, { name: "eps_clip_high", value: DAPO_CLIP_HIGH, comment: "DAPO's wider upper clip" }]
    : [clip];
}

function scheduleOf({ learningRateWarmupSteps: steps }: RunConfig): Argument[] {
  if (steps === "auto") return [];
  return [{ name: "lr_scheduler", value: { call: "ConstantSchedule", keywords: { warmup_steps: steps } } }];
}

/**
 * The arguments of the recipe's `Config`, in the order of its source. `folder` is where it logs. What the recipe shares with managed RFT
 * but gives another default is written whatever its value.
 */
export function recipeArguments(recipe: RecipeName, config: RunConfig, job: Job, folder: string): readonly Argument[] {
  const { dataset, baseModel } = job;
  return [
    { name: "log_path", value: folder },
    { name: "base_model", value: baseModel === "" ? BASE_MODEL : baseModel },
    {
      name: "dataset",
      value: isDatasetFile(dataset) ? dataset : DATASET_FILE,
      comment: "a path or an address of a JSONL file",
    },
    {
      name: "learning_rate",
      value: config.learningRate,
      comment: "as set on the page, for a LoRA adapter: the recipe's default of 1e-5 goes with training all parameters",
    },
    ...scheduleOf(config),
    { name: "kl_beta", value: trainedKl(config), comment: klComment(config) },
    { name: "completions_per_prompt", value: config.responseCandidatesCount },
    { name: "max_completion_tokens", value: config.maxOutputTokens },
    { name: "temperature", value: config.temperature },
    { name: "epochs", value: config.epochs },
    { name: "seed", value: config.seed },
    {
      name: "max_rows",
      value: config.prompts,
      comment: `the recipe's own default trains on the first ${recipeFields.max_rows.usual} rows alone`,
    },
    { name: "max_seq_len", value: config.maxContextLength },
    { name: "lora_rank", value: config.loraRank, comment: "the recipe's own default, 0, trains all parameters" },
    { name: "lora_alpha", value: RECIPE_ALPHA, comment: "a choice: the recipes' own, whatever the rank" },
    { name: "prompt_groups_per_step", value: promptGroupsPerStep(config), comment: groupsArithmetic(config) },
    ...lossOf(config),
    {
      name: "deployment",
      value: { call: "DeployConfig", keywords: { tokenizer_model: HUGGING_FACE_NAME } },
      comment: "yours to fill in: Qwen/Qwen3-8B, for example",
    },
    ...wandbOf(job),
    ...(recipe === "async-rl-loop" ? optional("warm_start_from_adapter", job.warmStartFrom) : []),
    ...optional("output_model_id", job.outputModel),
  ];
}
