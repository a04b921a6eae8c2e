import { LARGEST_VALUE } from "../log/points.ts";
import { hashOf } from "./hashOf.ts";

/** One row of a file of rollouts, as it came: JSON, or the cells of a table under their names. */
export type Row = Readonly<Record<string, unknown>>;

/** Where prompt, score and rollout of a row are. */
export interface RolloutFields {
  readonly prompt: string;
  /** Several where a table has a column for each reward function: they are added, as TRL does. */
  readonly scores: readonly string[];
  /** What names the rollout itself, where rows that repeat one can be told. */
  readonly rollout: string | undefined;
}

/** Names of what a prompt is known by, inner ones as “outer/inner”, the surest first. */
const promptNames = [
  "input_metadata/row_id",
  "row_id",
  "prompt_id",
  "prompt_uid",
  "question_id",
  "problem_id",
  "task_id",
  "example_id",
  "item_id",
  "data_id",
  "prompt_hash",
  "unique_id",
  "uid",
  "prompt",
  "question",
  "problem",
  "query",
  "instruction",
  "input",
  "messages",
  "prompt_group",
  "prompt_group_id",
  "group_id",
  "group",
  "prompt_idx",
  "prompt_index",
  "problem_idx",
  "example_idx",
  "row_index",
  "index",
  "idx",
  "id",
];
/** Groups are numbered anew in each step. */
const groups = new Set(["prompt_group", "prompt_group_id", "group_id", "group"]);
const stepNames = ["step", "global_step", "training_step"];

const scoreNames = [
  "evaluation_result/score",
  "reward",
  "score",
  "total_reward",
  "reward_total",
  "final_reward",
  "rewards/total",
  "eval_score",
  "evals/score",
  "evaluation/score",
  "eval/score",
  "result/score",
  "raw_reward",
  "reward_score",
  "grader_score",
  "rewards",
  "scores",
  "correct",
  "is_correct",
  "accuracy",
  "acc",
  "passed",
  "pass",
  "success",
  "solved",
  "grade",
];

/** Lists of the rollouts of a prompt in one row, each with a score of its own. */
const listNames = ["rollouts", "completions", "responses", "samples", "trajectories", "generations", "attempts"];
const listedScores = listNames.flatMap((list) => scoreNames.map((name) => `${list}/${name}`));

const rolloutNames = ["execution_metadata/rollout_id", "rollout_id", "completion_id", "sample_id", "trajectory_id"];

const isObject = (value: unknown): value is Row => value !== null && typeof value === "object" && !Array.isArray(value);

/** The value under a name, inner ones as “outer/inner”, of a list those of its members; the row's own alone. */
export function fieldOf(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  const slash = name.indexOf("/");
  if (slash < 0) return undefined;
  const outer = name.slice(0, slash);
  const inner = Object.hasOwn(row, outer) ? row[outer] : undefined;
  const rest = name.slice(slash + 1);
  if (Array.isArray(inner)) return inner.map((member) => (isObject(member) ? fieldOf(member, rest) : undefined));
  return isObject(inner) ? fieldOf(inner, rest) : undefined;
}

const words = new Map([
  ["true", 1],
  ["false", 0],
]);

/** A score as a number: of numbers, truth values and their texts; undefined where it is none. */
export function scoreIn(value: unknown): number | undefined {
  if (typeof value === "boolean" || typeof value === "bigint") return Number(value);
  if (typeof value === "number") return Math.abs(value) <= LARGEST_VALUE ? value : undefined;
  if (typeof value !== "string" || value.length > 40 || value.trim() === "") return undefined;
  const number = words.get(value.trim().toLowerCase()) ?? Number(value);
  return Math.abs(number) <= LARGEST_VALUE ? number : undefined;
}

/** Characters of a cell that is read as a list. */
const LONGEST_LIST = 4000;

/** The members of a list, also of one that a cell holds as JSON; undefined where the value is none. */
export function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string" || value.length > LONGEST_LIST || !/^\s*\[.*\]\s*$/s.test(value)) return undefined;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function hasScore(value: unknown): boolean {
  const list = listIn(value);
  return list ? list.some((one) => scoreIn(one) !== undefined) : scoreIn(value) !== undefined;
}

/** Characters of a prompt that are kept. */
const LONGEST_LABEL = 200;

/** What a conversation begins with, before the first answer. */
function openingOf(messages: readonly unknown[]): string {
  const answer = messages.findIndex((message) => isObject(message) && message["role"] === "assistant");
  return JSON.stringify(answer > 0 ? messages.slice(0, answer) : messages);
}

/** What a prompt is known by: a short text as it is, a long one by its hash. */
export function promptOf(
  row: Row,
  name: string,
  file: string,
): { readonly key: string; readonly label: string } | undefined {
  const value = fieldOf(row, name);
  if (value === undefined || value === null || value === "") return undefined;
  const text = Array.isArray(value)
    ? openingOf(value)
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
  const step = groups.has(name)
    ? stepNames.map((own) => fieldOf(row, own)).find((own) => own !== undefined)
    : undefined;
  const label = groups.has(name) ? `${step === undefined ? file : `step ${String(step)}`} group ${text}` : text;
  return {
    key: label.length > LONGEST_LABEL ? `${label.length}:${hashOf(label)}` : label,
    label: label.slice(0, LONGEST_LABEL),
  };
}

const share = (rows: readonly Row[], test: (row: Row) => boolean) => rows.filter(test).length / rows.length;
/** Rows that must have a field; a score of its usual name may lack in most, where rollouts failed. */
const MOST = 0.5;
const FEW = 0.05;
/** Rows a prompt from which it is plain that it has several. */
const REPEATED = 1.3;

/** Columns of a table of TRL's completions that are no rewards. */
const noRewards = new Set(["step", "prompt", "completion", "advantage", "advantages", "index", "id"]);

/** The reward functions' columns of a table of completions as TRL writes it: numbers beside step, prompt, completion and advantage. */
function rewardFunctions(rows: readonly Row[]): readonly string[] {
  const [first] = rows;
  if (!first || !Object.hasOwn(first, "completion") || !Object.hasOwn(first, "prompt")) return [];
  const own = Object.keys(first).filter(
    (name) => !noRewards.has(name) && share(rows, (row) => scoreIn(fieldOf(row, name)) !== undefined) > MOST,
  );
  const named = own.filter((name) => /reward|score|correct|format/i.test(name));
  return Object.hasOwn(first, "advantage") ? own : named;
}

/** Finds the fields by the first rows of a file; undefined of what is not there. */
export function rolloutFields(rows: readonly Row[], file: string): Partial<RolloutFields> {
  if (rows.length === 0) return {};
  const present = promptNames.filter((name) => share(rows, (row) => promptOf(row, name, file) !== undefined) > MOST);
  const repeated = present.find((name) => {
    const keys = rows.map((row) => promptOf(row, name, file)?.key);
    return keys.length >= REPEATED * new Set(keys).size;
  });
  const scored = (least: number) => (name: string) => share(rows, (row) => hasScore(fieldOf(row, name))) > least;
  const functions = rewardFunctions(rows);
  const score =
    scoreNames.find(scored(MOST)) ??
    listedScores.find(scored(MOST)) ??
    (functions.length > 0 ? undefined : scoreNames.find(scored(FEW)));
  const scores = score === undefined ? functions : [score];
  const isListed = score !== undefined && rows.some((row) => listIn(fieldOf(row, score)) !== undefined);
  const prompt = isListed ? present[0] : (repeated ?? present[0]);
  const rollout = rolloutNames.find((name) => share(rows, (row) => fieldOf(row, name) !== undefined) > MOST);
  return { ...(prompt !== undefined && { prompt }), ...(scores.length > 0 && { scores }), rollout };
}
