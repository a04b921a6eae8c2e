import type { RunConfig } from "../../schema/fields/config.ts";
import { isGiven, type Job, type JobField, jobParameters } from "../../schema/fields/job.ts";
import { grouped } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { sources } from "../../schema/fields/provenance.ts";
import { promptGroupsPerStep, stepsPerEpoch } from "../../schema/fields/sizing.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { type Export, type Missing, refusalsOf, safeName, toLaunch } from "./export.ts";
import { pythonLiteral } from "./pythonLiteral.ts";
import {
  type Argument,
  BASE_MODEL,
  DATASET_FILE,
  isDatasetFile,
  notInRecipe,
  recipeArguments,
} from "./recipeConfig.ts";
import { RECIPE_WEIGHT_DECAY, type RecipeName } from "./recipeFields.ts";

interface Recipe {
  readonly module: string;
  /** What the reader has to write. */
  readonly stub: string;
  /** Job fields that the recipe cannot be told. */
  readonly unsaid: readonly JobField[];
  readonly notes: readonly string[];
  /** The lines around `Config(…)`: imports and the stub before it, the call of the recipe behind it. */
  readonly imports: readonly string[];
  readonly stubLines: readonly string[];
  readonly config: string;
  readonly start: readonly string[];
}

/** What only a managed job has. */
const ofManagedJobs: readonly JobField[] = [
  "displayName",
  "nodeCount",
  "evaluationDataset",
  "evalAutoCarveout",
  "mcpServer",
  "extraBody",
  "maxConcurrentRollouts",
  "maxConcurrentEvaluations",
];

const recipes: Readonly<Record<RecipeName, Recipe>> = {
  "rl-loop": {
    module: "training/recipes/rl_loop.py",
    stub: "reward_fn",
    unsaid: ["warmStartFrom", ...ofManagedJobs],
    notes: [],
    imports: ["import training.recipes.rl_loop as rl_loop"],
    stubLines: [
      "def reward_fn(completion: str, row: dict) -> float:",
      '    """YOURS TO WRITE: the reward of one completion, best from 0 to 1; `row` is its line of the dataset."""',
      '    raise NotImplementedError("reward_fn is yours to write")',
    ],
    config: "rl_loop.Config",
    start: ["    rl_loop.reward_fn = reward_fn", "    rl_loop.main(config)"],
  },
  "async-rl-loop": {
    module: "training/recipes/async_rl_loop.py",
    stub: "rollout_fn",
    unsaid: ofManagedJobs,
    notes: [
      "Its authors call this recipe experimental: its fields may change. Strictly on-policy unless max_head_offpolicy_versions is raised from 0.",
    ],
    imports: ["from training.recipes.async_rl_loop import Config, main"],
    stubLines: [
      "def make_rollout_fn(setup):",
      '    """YOURS TO WRITE: return the rollout of one dataset row; `setup` has the tokenizer, the sampler and sample_kwargs."""',
      "",
      "    async def rollout_fn(sample_prompt: dict):",
      '        """Sample one response, score it, and return a RolloutRun; None drops it."""',
      '        raise NotImplementedError("rollout_fn is yours to write")',
      "",
      "    return rollout_fn",
    ],
    config: "Config",
    start: ["    main(config, rollout_fn_factory=make_rollout_fn)"],
  },
};

/** Notes the steps per epoch where batches in groups and in tokens give different numbers. */
function stepNote(config: RunConfig): readonly string[] {
  const inTokens = stepsPerEpoch(config);
  const inGroups = Math.ceil(config.prompts / promptGroupsPerStep(config));
  if (inTokens === inGroups) return [];
  return [
    `Steps per epoch: ${grouped(inGroups)} as the recipe counts (prompt groups), ${grouped(inTokens)} as managed RFT counts (tokens).`,
  ];
}

/** Values of the recipe for settings that `Config` has no field for; the others are on auto. */
const recipeOwn: Partial<RunConfig> = { topP: 1, topK: 0 };

/** Notes the settings that `Config` has no field for, if they differ from the recipe's values. */
function lostSettings(config: RunConfig): readonly string[] {
  const lost = notInRecipe.flatMap((field) => {
    const { label, place } = parameters[field];
    const isOwn = place === "scenario" || config[field] === (recipeOwn[field] ?? "auto");
    return isOwn ? [] : [`${label.toLowerCase()} ${typedText(field, config[field])}`];
  });
  if (lost.length === 0) return [];
  return [
    `No counterpart, left out: ${lost.join(", ")}. The recipe samples with top-p 1 and top-k off, and its weight decay is ${RECIPE_WEIGHT_DECAY}.`,
  ];
}

function lossNote({ lossMethod }: RunConfig): readonly string[] {
  if (lossMethod !== "gspo-token") return [];
  return [
    "GSPO-token has no counterpart: the recipe has one loss, GRPO's, with clip 0.2. This run would train with it, without the KL term.",
  ];
}

function jobNotes(recipe: Recipe, job: Job): readonly string[] {
  const unsaid = recipe.unsaid.filter((field) => isGiven(job, field)).map((field) => jobParameters[field].label);
  return [
    ...(isGiven(job, "dataset") && !isDatasetFile(job.dataset)
      ? ["Dataset: the recipe reads the path or URL of a JSONL file, not the name of a dataset at Fireworks."]
      : []),
    ...(isGiven(job, "evaluator") ? [`Evaluator: not called, ${recipe.stub} replaces it.`] : []),
    ...(unsaid.length > 0 ? [`No counterpart, left out: ${unsaid.join(", ")}.`] : []),
    ...(!recipe.unsaid.includes("warmStartFrom") && isGiven(job, "warmStartFrom")
      ? ["base_model must be the base model of the adapter to continue from."]
      : []),
    ...(isGiven(job, "wandbProject") && !isGiven(job, "wandbEntity")
      ? ["The recipe logs to W&B only if the entity is given, too."]
      : []),
  ];
}

const notesOf = (recipe: Recipe, config: RunConfig, job: Job): readonly string[] => [
  `Fireworks' Training API: ${recipe.module} of github.com/fw-ai/cookbook as of ${sources.recipes.asOf}. Put the cookbook on PYTHONPATH and FIREWORKS_API_KEY into the environment; trainer and sampler run on Fireworks.`,
  `Yours to write: ${recipe.stub}, and the tokenizer's Hugging Face name.`,
  ...recipe.notes,
  ...jobNotes(recipe, job),
  ...lossNote(config),
  ...lostSettings(config),
  ...stepNote(config),
];

/** Returns the required fields that the job lacks; a recipe needs no evaluator. */
const missingFor = ({ dataset, baseModel }: Job): readonly Missing[] => [
  ...(isDatasetFile(dataset) ? [] : [{ field: "dataset", placeholder: DATASET_FILE } as const]),
  ...(baseModel === "" ? [{ field: "baseModel", placeholder: BASE_MODEL } as const] : []),
];

/** Returns the refusals; the recipes also refuse a short name of a base model. */
const refusedBy = (job: Job): readonly string[] => [
  ...refusalsOf(job),
  ...(job.baseModel === "" || job.baseModel.startsWith("accounts/")
    ? []
    : ["Base model must be a full name for the recipe: accounts/…/models/…"]),
];

function argumentLine({ name, value, comment }: Argument): string {
  const text =
    typeof value === "object" && "call" in value && typeof value.call === "string"
      ? `${value.call}(${Object.entries(value.keywords)
          .map(([keyword, inner]) => `${keyword}=${pythonLiteral(inner)}`)
          .join(", ")})`
      : pythonLiteral(value as string | number | boolean);
  return `    ${name}=${text},${comment === undefined ? "" : `  # ${comment}`}`;
}

/** Imports of the classes that the arguments are made with. */
function classImports(found: readonly Argument[]): readonly string[] {
  const has = (name: Argument["name"]) => found.some((argument) => argument.name === name);
  return [
    ...(has("lr_scheduler") ? ["from fireworks.training.sdk.training_spec import ConstantSchedule"] : []),
    `from training.utils import DeployConfig${has("wandb") ? ", WandBConfig" : ""}`,
  ];
}

/** A Python file that starts the run with a recipe of the Training API: `Config(…)`, and a stub of what is the reader's to write. */
export function toRecipe(name: RecipeName, config: RunConfig, job: Job, { link }: { readonly link: string }): Export {
  const recipe = recipes[name];
  const found = recipeArguments(name, config, job, `./${safeName(job.outputModel) || "rft-config"}`);
  const lines = [
    ...recipe.imports,
    ...classImports(found),
    "",
    "",
    ...recipe.stubLines,
    "",
    "",
    `config = ${recipe.config}(`,
    ...found.map(argumentLine),
    ")",
    "",
    'if __name__ == "__main__":',
    ...recipe.start,
  ];
  return toLaunch(job, {
    lines,
    notes: notesOf(recipe, config, job),
    link,
    extension: `${name}.py`,
    mediaType: "text/x-python",
    missing: missingFor(job),
    refused: refusedBy(job),
  });
}
