import { visible } from "../../schema/values/quote.ts";
import { hashOf } from "./hashOf.ts";
import { fieldOf, listIn, promptOf, type RolloutFields, type Row, rolloutFields, scoreIn } from "./rolloutFields.ts";
import { type Rollouts, refusedRollouts, type ScoredPrompt } from "./rollouts.ts";

/** Rows by which the fields are found. */
const FIRST_ROWS = 2000;
/** Prompts that are kept apart. */
const MOST_PROMPTS = 1_000_000;
/** Fields that a message names. */
const MOST_NAMED = 20;

/** Characters from which on two rollouts that say the same are likely one that was logged twice. */
const LONG = 300;
/** A table's large whole numbers are no JSON. */
const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

interface Growing {
  readonly label: string;
  readonly counts: Map<number, number>;
  rollouts: number;
}

/** Gathers the scores of each prompt while a file is read. */
export interface RolloutCollector {
  /** `file` names the file of the row where there are several. */
  add(row: Row, file: string): void;
  broken(): void;
  note(text: string): void;
  finish(format: string): Rollouts;
}

export function collectRollouts(): RolloutCollector {
  const prompts = new Map<string, Growing>();
  const known = new Set<number>();
  const notes: string[] = [];
  let waiting: [Row, string][] = [];
  let fields: RolloutFields | undefined;
  let missing: string | undefined;
  const seen = new Set<number>();
  let [broken, unscored, repeated, left, alike] = [0, 0, 0, 0, 0];

  /** Whether a rollout that has a name of its own was read before. */
  function isRepeated(row: Row, key: string, rollout: string | undefined): boolean {
    const name = rollout === undefined ? undefined : fieldOf(row, rollout);
    if (name === undefined || name === null) return false;
    const hash = hashOf(`${key}\n${String(name)}`);
    if (known.has(hash)) return true;
    known.add(hash);
    return false;
  }

  /** Whether a row without a name is long, and the same word for word as one before. */
  function isAlike(row: Row, rollout: string | undefined): boolean {
    const text = rollout === undefined ? JSON.stringify(row, plain) : "";
    if (text.length < LONG) return false;
    const hash = hashOf(text);
    if (seen.has(hash)) return true;
    seen.add(hash);
    return false;
  }

  /** The scores so far of a prompt, new where it was not met; undefined where there are too many. */
  function promptAt({ key, label }: { readonly key: string; readonly label: string }): Growing | undefined {
    const own = prompts.get(key);
    if (own || prompts.size >= MOST_PROMPTS) return own;
    const first = { label, counts: new Map<number, number>(), rollouts: 0 };
    prompts.set(key, first);
    return first;
  }

  function count(prompt: { readonly key: string; readonly label: string }, scores: readonly number[]) {
    const own = promptAt(prompt);
    if (!own) left++;
    for (const score of own ? scores : []) own?.counts.set(score, (own.counts.get(score) ?? 0) + 1);
    if (own) own.rollouts += scores.length;
  }

  function take(row: Row, file: string, { prompt, scores, rollout }: RolloutFields) {
    const found = promptOf(row, prompt, file);
    const added = scoresOf(row, scores);
    if (!found || added.length === 0) unscored++;
    else if (isRepeated(row, found.key, rollout)) repeated++;
    else {
      count(found, added);
      if (isAlike(row, rollout)) alike++;
    }
  }

  /** Chooses the fields by the rows that wait, and takes those. */
  function decide() {
    const rows = waiting.map(([row]) => row);
    const { prompt, scores, rollout } = rolloutFields(rows, waiting[0]?.[1] ?? "");
    if (prompt !== undefined && scores !== undefined) {
      fields = { prompt, scores, rollout };
      for (const [row, file] of waiting) take(row, file, fields);
    } else {
      const has = Object.keys(rows[0] ?? {}).slice(0, MOST_NAMED);
      const lacks =
        prompt === undefined ? "names its prompt (prompt_id, row_id, prompt)" : "holds a score (score, reward)";
      missing = `No field of these rows ${lacks}. Their fields are ${has.map((name) => visible(name, 60)).join(", ")}.`;
    }
    waiting = [];
  }

  return {
    add(row, file) {
      if (fields) take(row, file, fields);
      else if (missing === undefined) {
        waiting.push([row, file]);
        if (waiting.length >= FIRST_ROWS) decide();
      }
    },
    broken: () => void broken++,
    note: (text) => void (notes.length < 20 && notes.push(text)),
    finish(format) {
      if (!fields && waiting.length > 0) decide();
      if (missing !== undefined) return refusedRollouts(missing);
      if (!fields || prompts.size === 0) return refusedRollouts("This file holds no scored rollouts.");
      const leftOut = (many: number, what: string) =>
        many > 0 ? [`Left out: ${many} ${many === 1 ? "row" : "rows"} ${what}.`] : [];
      return {
        format,
        promptField: fields.prompt,
        scoreField: fields.scores.join(" + "),
        prompts: [...prompts.values()] satisfies ScoredPrompt[],
        notes: [
          ...notes,
          ...leftOut(broken, "that could not be read"),
          ...leftOut(unscored, "without a prompt or a score"),
          ...leftOut(repeated, "of a rollout that was read before"),
          ...leftOut(left, `beyond ${MOST_PROMPTS} prompts`),
          ...(alike > 0
            ? [
                `Rows that repeat an earlier one word for word: ${alike}. They were counted; leave them out if they were logged twice.`,
              ]
            : []),
        ],
      };
    },
  };
}

/** The scores of a row: those of a list, else one, the sum of its fields; none where there is no number. */
function scoresOf(row: Row, fields: readonly string[]): readonly number[] {
  const values = fields.map((name) => fieldOf(row, name));
  const list = values.length === 1 ? listIn(values[0]) : undefined;
  // a member without a score is a rollout that failed
  if (list) return list.map(scoreIn).filter((score) => score !== undefined);
  const scores = values.map(scoreIn).filter((score) => score !== undefined);
  // a reward function may have no say on a row
  return scores.length === 0 ? [] : [scores.reduce((sum, score) => sum + score, 0)];
}
