import { hostileTexts } from "../../exchange/text/hostile.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, jobEntries } from "../../schema/fields/job.ts";
import type { Parameter } from "../../schema/fields/parameter.ts";
import { entries } from "../../schema/fields/parameters.ts";
import type { Random } from "../random.ts";

/** Returns a legal value of a field; the ends of its bounds, and usual values, come up often. */
export function legalValue(parameter: Parameter, random: Random): number | string {
  if (parameter.kind === "choice") return random.pick(parameter.options.map(({ value }) => value));
  if (parameter.kind === "auto" && random.chance(0.4)) return "auto";
  if (parameter.kind === "number" && random.chance(0.4)) return random.pick(parameter.scale.lattice);
  const { hard, legal, whole, except = [] } = parameter;
  if (legal) return random.pick(legal);
  const { min, max, above = false } = hard;
  const isEnd = random.chance(0.1);
  const low = above ? min + (max - min) / 1000 : min;
  // small values of a wide range are as likely as large ones
  const share = isEnd ? random.below(2) : random.share() ** random.pick([1, 1, 4]);
  const value = low + share * (max - low);
  const legalOne = whole ? Math.round(value) : random.chance(0.5) ? Number(value.toPrecision(3)) : value;
  return except.includes(legalOne) || legalOne < low || legalOne > max ? max : legalOne + 0;
}

/** Returns a value that no field takes as it is, or that many refuse. */
export const oddValue = (random: Random): unknown =>
  random.pick([
    -1,
    0,
    0.5,
    1e155,
    -1e308,
    1e9,
    2 ** 53,
    3.7,
    true,
    false,
    null,
    "",
    "8",
    "abc",
    "auto",
    " 8",
    "1e-4",
    [],
    [1],
    {},
  ]);

/** Returns a legal config: half of them have most fields at their defaults. */
export function anyConfig(random: Random): RunConfig {
  const changed = random.pick([0.1, 0.5, 1]);
  return Object.fromEntries(
    entries.map(([field, parameter]): [Field, RunConfig[Field]] => [
      field,
      random.chance(changed) ? (legalValue(parameter, random) as RunConfig[Field]) : defaultConfig[field],
    ]),
  ) as unknown as RunConfig;
}

const names: readonly string[] = [
  ...[
    "my-data",
    "accounts/me/datasets/d1",
    "accounts/me/models/qwen3-8b",
    "accounts/me/evaluators/e",
    "Second run, 2e-4",
  ],
  ...["prompts.jsonl", "qwen3-8b", "a b", "x", "s3://bucket/x.jsonl"],
];

/** Returns a text that a job field may have. */
export function jobText(random: Random): string {
  if (random.chance(0.6)) return random.pick(names);
  if (random.chance(0.7)) return random.pick(hostileTexts);
  return random.list(random.within(1, 12), () => random.pick(`'"\\$\`!#-\n\r\t {}()<>|&;*?[]~=@%aé漢`)).join("");
}

/** Returns job details: usual names, missing ones and hostile texts. */
export function anyJob(random: Random): Job {
  const given = random.pick([0.2, 0.6, 1]);
  const job = jobEntries.flatMap(([field, parameter]): [string, unknown][] => {
    if (!random.chance(given)) return [];
    if (parameter.kind === "count")
      return [[field, random.within(parameter.hard.min, Math.min(200, parameter.hard.max))]];
    return [
      [field, parameter.only ? random.pick(parameter.only) : jobText(random).slice(0, parameter.longest ?? 1000)],
    ];
  });
  // a job starts from one model or the other
  const other = random.pick(["baseModel", "warmStartFrom"]);
  return { ...emptyJob, ...Object.fromEntries(job), [other]: "" };
}

const hex = (random: Random) => random.bits().toString(16).padStart(8, "0");

const letters = (random: Random) => random.list(8, () => random.pick("bcdfghjklmnpqrstvwxz")).join("");

/** Returns a key as services hand them out, new with each call; some have no prefix or are a word, and are told by their names alone. */
export const anySecret = (random: Random): string =>
  random.chance(0.2) ? letters(random) : `${random.pick(["fw_", "sk-", "hf_", ""])}${hex(random)}Zq${hex(random)}Kx`;

/** Keys with a prefix in a text, wherever a change of it has put them. */
export const secretsIn = (text: string): readonly string[] =>
  text.includes("Zq") ? (text.match(/(?:fw_|sk-|hf_)[0-9a-f]{8}Zq[0-9a-f]{8}Kx/g) ?? []) : [];
