/** A value as a log states it. */
export type Scalar = number | string | boolean;

/** The names under which trainers keep a setting, the last segments of a path; the first that a log has counts. */
export const settingNames = {
  learningRate: ["learning_rate", "lr", "actor_learning_rate", "actor_lr", "optim_lr", "base_lr", "peak_lr"],
  loraRank: ["lora_rank", "lora_r", "lora_dim", "max_lora_rank", "rank"],
  plannedSteps: [
    "max_steps",
    "total_training_steps",
    "total_train_steps",
    "num_train_steps",
    "num_training_steps",
    "total_steps",
  ],
  epochs: ["num_train_epochs", "total_epochs", "num_epochs", "n_epochs", "epochs", "max_num_epochs"],
  groupSize: [
    "num_generations",
    "group_size",
    "num_generations_per_prompt",
    "n_samples_per_prompt",
    "samples_per_prompt",
    "rollouts_per_prompt",
    "rollouts_per_example",
    "rollout_n",
    "response_candidates_count",
    "group",
  ],
  temperature: ["temperature", "sampling_temperature", "temp"],
  maxOutputTokens: [
    "max_completion_length",
    "max_response_length",
    "generate_max_len",
    "max_new_tokens",
    "max_output_tokens",
    "max_generated_tokens",
    "max_gen_len",
    "max_tokens",
  ],
  klBeta: [
    "beta",
    "kl_beta",
    "kl_loss_coef",
    "kl_coef",
    "kl_coeff",
    "init_kl_coef",
    "kl_penalty_coef",
    "reference_policy_kl_penalty",
  ],
  perDevice: ["per_device_train_batch_size"],
  accumulation: ["gradient_accumulation_steps"],
  miniBatch: ["ppo_mini_batch_size", "mini_batch_size"],
  groups: ["groups_per_batch", "num_prompts_per_step", "prompts_per_step"],
  batch: ["train_batch_size", "train_global_batch_size", "batch_size"],
  usesKlLoss: ["use_kl_loss"],
  lossMethod: ["loss_type", "adv_estimator", "advantage_estimator", "loss_fn", "loss_method", "policy_loss_type"],
} as const;
/** What a trainer calls its settings, before they are put together. */
export type SettingName = keyof typeof settingNames;

const byName = new Map<string, SettingName>(
  (Object.entries(settingNames) as [SettingName, readonly string[]][]).flatMap(([name, all]) =>
    all.map((one) => [one, name] as const),
  ),
);
/** Segments of a path under which the same setting is another model's, or an evaluation's. */
const foreign =
  /^(?:critic|ref|reference|reward_model|vf|value|(?:val|eval|test)(?:_\w{0,40})?|evaluation|validation)$/;

/** Without the path before it, and in snake case. */
const lastSegment = (path: string) => {
  const end = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf(".")) + 1);
  return end.length > 60 ? "" : end.toLowerCase().replaceAll("-", "_").replaceAll(" ", "_");
};
const isForeign = (path: string) =>
  path
    .slice(-200)
    .toLowerCase()
    .split(/[/.]/)
    .some((segment) => foreign.test(segment));

/** What a setting can be: a group size of 0 or a rate of 3 was something else. */
const plausible: Partial<Record<SettingName, (value: number) => boolean>> = {
  learningRate: (value) => value > 0 && value <= 0.1,
  loraRank: (value) => Number.isInteger(value) && value >= 0 && value <= 4096,
  plannedSteps: (value) => Number.isInteger(value) && value >= 2 && value <= 1e9,
  epochs: (value) => value > 0 && value <= 10_000,
  groupSize: (value) => Number.isInteger(value) && value >= 1 && value <= 4096,
  temperature: (value) => value >= 0 && value <= 5,
  klBeta: (value) => value >= 0 && value <= 10,
  maxOutputTokens: (value) => value >= 1 && value <= MOST,
};
/** More tokens, rollouts or prompts than any run has; products of two such settings are finite. */
const MOST = 1e12;
const isPowerOfTwo = (value: number) => value >= 4 && Number.isInteger(Math.log2(value));

/** Returns the value as this setting can have it, undefined where it cannot. */
function accepted(name: SettingName, key: string, offered: Scalar): Scalar | undefined {
  if (name === "lossMethod") return typeof offered === "string" ? offered : undefined;
  if (name === "usesKlLoss") return offered === true || offered === "True" || offered === "true";
  const value = Number(offered);
  const isPlausible = Number.isFinite(value) && (plausible[name]?.(value) ?? (value > 0 && value <= MOST));
  // a bare “rank” is as often the number of a process
  return isPlausible && (key !== "rank" || isPowerOfTwo(value)) ? value : undefined;
}

/** A setting that a name and its value state; the lower the order, the better the name. */
export interface StatedSetting {
  readonly name: SettingName;
  readonly value: Scalar;
  readonly order: number;
}

/** Returns the setting that a name, perhaps a path, and its value state; undefined where it is none, or another model's. */
export function statedSetting(path: string, offered: Scalar): StatedSetting | undefined {
  const key = lastSegment(path);
  const name = byName.get(key) ?? (key === "n" && /rollout[/.]n$/.test(path) ? "groupSize" : undefined);
  if (name === undefined || isForeign(path)) return undefined;
  const value = accepted(name, key, offered);
  return value === undefined
    ? undefined
    : { name, value, order: (settingNames[name] as readonly string[]).indexOf(key) };
}
