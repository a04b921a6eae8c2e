import type { Random } from "../random.ts";
import { parquetRows } from "./parquet.ts";

/** A file of scored rollouts, and how many prompts and rollouts it has where that is plain. */
export interface MadeRollouts {
  readonly file: string | Uint8Array;
  readonly name: string;
  readonly prompts?: number;
  readonly rollouts?: number;
}

type Row = Record<string, unknown>;

const promptNames = [
  "prompt_id",
  "row_id",
  "prompt",
  "question",
  "messages",
  "group_id",
  "input_metadata/row_id",
  "problem",
  "uid",
];
const scoreNames = [
  "score",
  "reward",
  "rewards",
  "evaluation_result/score",
  "correct",
  "passed",
  "accuracy",
  "raw_reward",
];

const nested = (name: string, value: unknown): Row => {
  const [outer = "", inner] = name.split("/");
  return inner === undefined ? { [outer]: value } : { [outer]: { [inner]: value } };
};

function promptValue(name: string, i: number, random: Random): unknown {
  if (name === "messages")
    return [
      { role: "user", content: `What is ${i}?` },
      { role: "assistant", content: String(random.bits()) },
    ];
  if (/prompt$|question|problem/.test(name)) return `${"What is it? ".repeat(random.pick([1, 1, 30]))}${i}`;
  return random.chance(0.5) ? i : `p-${i}`;
}

function score(random: Random, kind: number): unknown {
  switch (kind) {
    case 0:
      return random.below(2);
    case 1:
      return random.chance(0.4);
    case 2:
      return Number(random.share().toFixed(2));
    case 3:
      return random.pick([-1, 0, 1, 2.5]);
    case 4:
      return random.pick(["true", "false", "1", "0.5"]);
    default:
      return random.pick([1e155, -1e300, 5e-324, 0, 1]);
  }
}

const csvCell = (value: unknown) => {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Returns scored rollouts in one of the forms that are read. */
export function rollouts(random: Random): MadeRollouts {
  const prompts = random.pick([1, 2, 3, 5, 10, 30]);
  const each = random.pick([1, 2, 4, 4, 8]);
  const promptName = random.pick(promptNames);
  const scoreName = random.pick(scoreNames);
  const kind = random.pick([0, 0, 0, 1, 2, 2, 3, 4, 5]);
  const isListed = /rewards|score$/.test(scoreName) && !scoreName.includes("/") && random.chance(0.2);
  const hasId = random.chance(0.3);
  const more = random.chance(0.4);
  const rows: Row[] = [];
  for (let i = 0; i < prompts; i++) {
    const value =
      promptName === "messages" ? [{ role: "user", content: `What is ${i}?` }] : promptValue(promptName, i, random);
    const own = () => ({
      ...nested(promptName, value),
      ...(more && { completion: `It is ${random.bits()}.`, model: "m", tokens: random.below(500) }),
      ...(hasId && { rollout_id: String(rows.length) }),
    });
    if (isListed)
      rows.push({
        ...own(),
        ...nested(
          scoreName,
          random.list(each, () => score(random, kind)),
        ),
      });
    else for (let k = 0; k < each; k++) rows.push({ ...own(), ...nested(scoreName, score(random, kind)) });
  }
  // with one row a prompt, or names that others have too, another field may be the prompt
  const isPlain = /^(?:prompt_id|row_id)$/.test(promptName) && prompts > 1 && each > 1 && kind < 4 && !isListed;
  const known = isPlain ? { prompts, rollouts: prompts * each } : {};
  if (random.chance(0.1))
    rows.splice(random.below(rows.length + 1), 0, random.pick<Row>([{}, { note: "nothing" }, { __proto__: null }]));
  const names = Object.keys(rows.at(-1) ?? {});
  const flat = rows.filter((row) => Object.keys(row).length === names.length);
  switch (random.below(5)) {
    case 0:
      return {
        name: "r.csv",
        file: `${[names.join(","), ...flat.map((row) => names.map((name) => csvCell(row[name])).join(","))].join("\n")}\n`,
      };
    case 1:
      return {
        name: "r.json",
        file: JSON.stringify(random.chance(0.5) ? rows : { data: rows, info: [] }, undefined, random.pick([0, 1])),
        ...known,
      };
    case 2: {
      const plain = flat.map((row) =>
        Object.fromEntries(names.map((name) => [name, typeof row[name] === "number" ? row[name] : csvCell(row[name])])),
      );
      return { name: "r.parquet", file: parquetRows(plain as never) };
    }
    default:
      return {
        name: "r.jsonl",
        file: `${rows.map((row) => JSON.stringify(row)).join("\n")}${random.pick(["", "\n"])}`,
        ...known,
      };
  }
}
