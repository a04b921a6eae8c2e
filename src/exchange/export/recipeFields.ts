import type { Literal } from "./pythonLiteral.ts";

/** A recipe of Fireworks' cookbook that trains with the Training API, as `--to` names it. */
export type RecipeName = "rl-loop" | "async-rl-loop";

/** A field of a recipe's `Config`. */
export interface RecipeField {
  /** Its default as Python writes it; absent where the recipe requires the field. */
  readonly usual?: Literal | null;
  /** The default is an object that the recipe makes: the name of its class. */
  readonly made?: string;
  /** The only recipe that has the field. */
  readonly only?: RecipeName;
}

/**
 * Every field of `Config` in training/recipes/rl_loop.py and async_rl_loop.py of github.com/fw-ai/cookbook at commit 76821fa
 * (2026-08-19), with its default, in the order of the source.
 */
export const recipeFields = {
  log_path: {},
  base_model: { usual: "accounts/fireworks/models/qwen3-8b" },
  dataset: { usual: null },
  learning_rate: { usual: 1e-5 },
  lr_scheduler: { made: "ConstantSchedule" },
  kl_beta: { usual: 0.001 },
  completions_per_prompt: { usual: 4 },
  max_completion_tokens: { usual: 1024 },
  temperature: { usual: 1 },
  epochs: { usual: 1 },
  shuffle: { usual: true },
  seed: { usual: 0 },
  max_rows: { usual: 100 },
  max_seq_len: { usual: null },
  lora_rank: { usual: 0 },
  lora_alpha: { usual: 32 },
  renderer_name: { usual: "", only: "rl-loop" },
  prompt_groups_per_step: { usual: 1 },
  max_head_offpolicy_versions: { usual: 0, only: "async-rl-loop" },
  max_concurrency_rollout_sample: { usual: null, only: "async-rl-loop" },
  min_group_size: { usual: 1, only: "async-rl-loop" },
  max_incomplete_group_retries: { usual: 0, only: "async-rl-loop" },
  router_replay: { usual: true },
  router_replay_completion_only: { usual: true },
  grad_accumulation_normalization: { usual: null },
  grad_clip_norm: { usual: 0 },
  eps_clip: { usual: 0.2 },
  eps_clip_high: { usual: null },
  pipeline_chunks_per_step: { usual: 1, only: "async-rl-loop" },
  tis: { made: "TISConfig" },
  anchor_logp: { usual: "old_policy" },
  trainer: { made: "TrainerConfig" },
  deployment: { made: "DeployConfig" },
  dcp_save_interval: { usual: 0 },
  weight_sync_timeout: { usual: 600 },
  wandb: { made: "WandBConfig" },
  cleanup_on_exit: { usual: true },
  init_from_checkpoint: { usual: null },
  warm_start_from_adapter: { usual: null, only: "async-rl-loop" },
  save_final_checkpoint: { usual: true },
  output_model_id: { usual: null },
} as const satisfies Readonly<Record<string, RecipeField>>;

export type RecipeFieldName = keyof typeof recipeFields;

/** The alpha of the recipes' adapters, whatever the rank (since 2026-06-13). */
export const RECIPE_ALPHA = recipeFields.lora_alpha.usual;
/** Weight decay of the recipes' optimizer, which no field of `Config` changes. */
export const RECIPE_WEIGHT_DECAY = 0.01;
