import { columnName } from "./columnName.ts";
import type { LoggedSettings } from "./log.ts";
import { type Scalar, type SettingName, type StatedSetting, statedSetting } from "./settingNames.ts";

const libraryWords: readonly (readonly [string, RegExp])[] = [
  ["unsloth", /unsloth/i],
  ["TRL", /\btrl\b|GRPOTrainer|GRPOConfig/],
  ["verl", /\bverl\b/],
];
const adapterWords = /\bLoraConfig|get_peft_model|\blora[_ ](?:rank|r|alpha)\b/i;

/** Text that is looked through for settings, in characters: they stand at the beginning. */
const MOST_TEXT = 2e6;

/** The arguments of a trainer that learns from rewards. */
const rolloutConfig = /\b(?:GRPO|PPO|RLOO|DAPO|GSPO|OnlineDPO)\w{0,20}Config\s{0,8}\(/;
const LONGEST_CONFIG = 6000;

/** name = value, name: value or --name value, in source code, commands and printed configs. */
const assignment =
  /(?<![\w./])([A-Za-z_][\w./]{0,120})['"]?(?:[ \t]{0,20}[=:][ \t]{0,20}|[ \t]{1,4})['"]?([\w.+-]{1,40})(?![\w.+-])(?!['"]?[ \t]{0,4}=)/g;

/** The assignments in a text, those first that stand in the config of a trainer that learns from rewards: there may be another trainer. */
function assignmentsIn(text: string) {
  const all = Array.from(text.matchAll(assignment), ({ 1: name = "", 2: value = "", index: at }) => ({
    name,
    value,
    at,
  }));
  const own = rolloutConfig.exec(text)?.index;
  return own === undefined ? all : [...all.filter(({ at }) => at >= own && at < own + LONGEST_CONFIG), ...all];
}

/** Gathers what a log says about its run's settings while it is read. */
export interface SettingsCollector {
  /** Takes a name, perhaps a path, and its value; returns false for anything unknown or implausible. */
  offer(path: string, value: Scalar): boolean;
  /** Source code, a command line or a line of a console. */
  scan(text: string): void;
  /** What was found; `columns` tell the library and a group size that is logged. */
  finish(columns: ReadonlyMap<string, Float64Array>): LoggedSettings;
}

export function collectSettings(): SettingsCollector {
  const found = new Map<SettingName, StatedSetting>();
  const constants = new Map<string, string>();
  const libraries = new Set<string>();
  let scanned = 0;
  let usesLora = false;

  function offer(path: string, offered: Scalar): boolean {
    const stated = statedSetting(path, offered);
    const before = stated && found.get(stated.name);
    if (stated && (!before || stated.order < before.order)) found.set(stated.name, stated);
    return stated !== undefined;
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
    const assignments = assignmentsIn(text);
    for (const { name, value } of assignments)
      if (constants.size < 2000 && /^\d/.test(value) && !constants.has(name)) constants.set(name, value);
    for (const { name, value, at } of assignments) {
      if (name === "r") offerRank(text, at, value);
      else offer(name, constants.get(value) ?? value);
    }
  }

  const number = (name: SettingName) => {
    const value = found.get(name)?.value;
    return typeof value === "number" ? value : undefined;
  };

  return {
    offer,
    scan,
    finish(columns) {
      const loss = found.get("lossMethod")?.value;
      const rank = number("loraRank");
      const groupSize = number("groupSize") ?? constantGroupSize(columns);
      const beta = found.get("usesKlLoss")?.value === false ? undefined : number("klBeta");
      return withoutUndefined({
        library: libraryOf(columns, libraries),
        learningRate: number("learningRate"),
        loraRank: rank === 0 ? undefined : rank,
        plannedSteps: number("plannedSteps"),
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
function batchOf(number: (name: SettingName) => number | undefined, groupSize: number | undefined) {
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
