import { columnName } from "./columnName.ts";
import { inUnit, roleColumn, unitOf } from "./columns.ts";
import type { LoggedSettings } from "./log.ts";

type Scalar = number | string | boolean;

/** The names under which trainers keep a setting, the last segments of a path; the first that a log has counts. */
const names = {
  learningRate: ["learning_rate", "lr", "actor_learning_rate", "actor_lr", "optim_lr", "base_lr", "peak_lr"],
  loraRank: ["lora_rank", "lora_r", "lora_dim", "max_lora_rank", "rank"],
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
type Name = keyof typeof names;

const byName = new Map<string, Name>(
  (Object.entries(names) as [Name, readonly string[]][]).flatMap(([name, all]) =>
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

const libraryWords: readonly (readonly [string, RegExp])[] = [
  ["unsloth", /unsloth/i],
  ["TRL", /\btrl\b|GRPOTrainer|GRPOConfig/],
  ["verl", /\bverl\b/],
];
const adapterWords = /\bLoraConfig|get_peft_model|\blora[_ ](?:rank|r|alpha)\b/i;

/** What a setting can be: a group size of 0 or a rate of 3 was something else. */
const plausible: Partial<Record<Name, (value: number) => boolean>> = {
  learningRate: (value) => value > 0 && value <= 0.1,
  loraRank: (value) => Number.isInteger(value) && value >= 0 && value <= 4096,
  epochs: (value) => value > 0 && value <= 10_000,
  groupSize: (value) => Number.isInteger(value) && value >= 1 && value <= 4096,
  temperature: (value) => value >= 0 && value <= 5,
  klBeta: (value) => value >= 0 && value <= 10,
  maxOutputTokens: (value) => value >= 1,
};
const isPowerOfTwo = (value: number) => value >= 4 && Number.isInteger(Math.log2(value));

/** The value as this setting can have it, undefined where it cannot. */
function accepted(name: Name, key: string, offered: Scalar): Scalar | undefined {
  if (name === "lossMethod") return typeof offered === "string" ? offered : undefined;
  if (name === "usesKlLoss") return offered === true || offered === "True" || offered === "true";
  const value = Number(offered);
  const isPlausible = Number.isFinite(value) && (plausible[name]?.(value) ?? value > 0);
  // a bare “rank” is as often the number of a process
  return isPlausible && (key !== "rank" || isPowerOfTwo(value)) ? value : undefined;
}

/** Text that is looked through for settings, in characters: they stand at the beginning. */
const MOST_TEXT = 2e6;

/** name = value, name: value or --name value, in source code, commands and printed configs. */
const assignment =
  /(?<![\w./])([A-Za-z_][\w./]{0,120})['"]?(?:[ \t]{0,20}[=:][ \t]{0,20}|[ \t]{1,4})['"]?([\w.+-]{1,40})(?![\w.+-])(?!['"]?[ \t]{0,4}=)/g;

/** Gathers what a log says about its run's settings while it is read. */
export interface SettingsCollector {
  /** A name, perhaps a path, and its value; anything unknown or implausible is passed over. */
  offer(path: string, value: Scalar): void;
  /** Source code, a command line or a line of a console. */
  scan(text: string): void;
  finish(columns: ReadonlyMap<string, Float64Array>): LoggedSettings;
}

export function collectSettings(): SettingsCollector {
  const found = new Map<Name, { value: Scalar; order: number }>();
  const constants = new Map<string, string>();
  const libraries = new Set<string>();
  let scanned = 0;
  let usesLora = false;

  function offer(path: string, offered: Scalar) {
    const key = lastSegment(path);
    const name = byName.get(key) ?? (key === "n" && /rollout[/.]n$/.test(path) ? "groupSize" : undefined);
    if (name === undefined || isForeign(path)) return;
    const value = accepted(name, key, offered);
    if (value === undefined) return;
    const order = (names[name] as readonly string[]).indexOf(key);
    const before = found.get(name);
    if (!before || order < before.order) found.set(name, { value, order });
  }

  /** `r` is a rank where it stands among the words of an adapter. */
  function offerRank(text: string, at: number, value: string) {
    const near = text.slice(Math.max(0, at - 300), at);
    if (/lora|peft/i.test(near)) offer("lora_rank", constants.get(value) ?? value);
  }

  function scan(text: string) {
    if (scanned > MOST_TEXT) return;
    scanned += text.length;
    for (const [library, word] of libraryWords) if (word.test(text)) libraries.add(library);
    usesLora ||= adapterWords.test(text);
    for (const { 1: name = "", 2: value = "", index } of text.matchAll(assignment)) {
      if (constants.size < 2000 && /^\d/.test(value) && !constants.has(name)) constants.set(name, value);
      if (name === "r") offerRank(text, index, value);
      else offer(name, constants.get(value) ?? value);
    }
  }

  const number = (name: Name) => {
    const value = found.get(name)?.value;
    return typeof value === "number" ? value : undefined;
  };

  return {
    offer,
    scan,
    finish(columns) {
      const logged = loggedRate(columns);
      const stated = number("learningRate");
      const loss = found.get("lossMethod")?.value;
      const rank = number("loraRank");
      const groupSize = number("groupSize") ?? constantGroupSize(columns);
      const beta = found.get("usesKlLoss")?.value === false ? undefined : number("klBeta");
      return withoutUndefined({
        library: libraryOf(columns, libraries),
        learningRate: logged?.isRounded ? (stated ?? logged.largest) : (logged?.largest ?? stated),
        loraRank: rank === 0 ? undefined : rank,
        epochs: number("epochs"),
        ...batchOf(number, groupSize),
        groupSize,
        temperature: number("temperature"),
        klBeta: beta,
        lossMethod: typeof loss === "string" ? loss.slice(0, 40) : undefined,
        maxOutputTokens: number("maxOutputTokens"),
        fullFineTuning: rank === 0 ? true : rank !== undefined || usesLora ? false : undefined,
      });
    },
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const withoutUndefined = <T extends object>(settings: T) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Defined<T>;

/** The largest rate that was logged, undefined where none was or where it was rounded to 0: verl's console has three decimals. */
function loggedRate(columns: ReadonlyMap<string, Float64Array>) {
  const column = roleColumn({ columns }, "learningRate");
  const values = column === undefined ? undefined : columns.get(column);
  if (column === undefined || !values) return undefined;
  const unit = unitOf(column);
  let [most, isRounded] = [0, unit === 1];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value > most) most = value;
    isRounded &&= Number.isInteger(value * 1000);
  }
  const largest = inUnit(most, unit);
  return largest > 0 ? { largest, isRounded } : undefined;
}

/** A group size that is logged with each step and stays the same. */
function constantGroupSize(columns: ReadonlyMap<string, Float64Array>): number | undefined {
  for (const [column, values] of columns) {
    if (columnName(column).core !== "group size") continue;
    const finite = values.filter(Number.isFinite);
    const [first] = finite;
    if (first !== undefined && Number.isInteger(first) && finite.every((value) => value === first)) return first;
  }
  return undefined;
}

/** Sequences per optimizer step: TRL counts them per device, verl and tinker in prompts. */
function batchOf(number: (name: Name) => number | undefined, groupSize: number | undefined) {
  const perDevice = number("perDevice");
  const prompts = number("miniBatch") ?? number("groups");
  const size =
    perDevice !== undefined
      ? perDevice * (number("accumulation") ?? 1)
      : prompts !== undefined && groupSize !== undefined
        ? prompts * groupSize
        : number("batch");
  return size === undefined ? {} : { batchSize: size, batchUnit: "sequences" as const };
}

function libraryOf(columns: ReadonlyMap<string, Float64Array>, said: ReadonlySet<string>): string | undefined {
  const has = (test: (column: string) => boolean) => [...columns.keys()].some(test);
  if (has((column) => /^(?:critic[/_]score[/_]mean|actor[/_]pg_loss)$/.test(column))) return "verl";
  if (has((column) => column.startsWith("env/all/"))) return "tinker";
  if (said.has("unsloth")) return "unsloth+TRL";
  if (said.has("TRL")) return "TRL";
  const isTrl = has((column) => column.startsWith("rewards/") || column === "completions/mean_length");
  if (isTrl && has((column) => column === "reward_std")) return "TRL";
  return said.has("verl") ? "verl" : undefined;
}
