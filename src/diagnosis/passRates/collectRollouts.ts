import { visible } from "../../schema/values/quote.ts";
import { hashOf } from "./hashOf.ts";
import { fieldOf, promptOf, type RolloutFields, type Row, rolloutFields, scoreIn } from "./rolloutFields.ts";
import { type Rollouts, refusedRollouts, type ScoredPrompt } from "./rollouts.ts";

/** Rows by which the fields are found. */
const FIRST_ROWS = 2000;
/** Prompts that are kept apart. */
const MOST_PROMPTS = 1_000_000;
/** Fields that a message names. */
const MOST_NAMED = 20;

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
  let [broken, unscored, repeated, left] = [0, 0, 0, 0];

  /** Whether a rollout that has a name of its own was read before. */
  function isRepeated(row: Row, key: string, rollout: string | undefined): boolean {
    const name = rollout === undefined ? undefined : fieldOf(row, rollout);
    if (name === undefined || name === null) return false;
    const hash = hashOf(`${key}\n${String(name)}`);
    if (known.has(hash)) return true;
    known.add(hash);
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

  function take(row: Row, file: string, { prompt, scores, rollout }: RolloutFields) {
    const found = promptOf(row, prompt, file);
    const added = scoresOf(row, scores);
    if (!found || added.length === 0) unscored++;
    else if (isRepeated(row, found.key, rollout)) repeated++;
    else {
      const own = promptAt(found);
      if (!own) left++;
      for (const score of own ? added : []) own?.counts.set(score, (own.counts.get(score) ?? 0) + 1);
      if (own) own.rollouts += added.length;
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
      const count = (many: number, what: string) =>
        many > 0 ? [`${many} ${many === 1 ? "row" : "rows"} ${what}`] : [];
      return {
        format,
        promptField: fields.prompt,
        scoreField: fields.scores.join(" + "),
        prompts: [...prompts.values()] satisfies ScoredPrompt[],
        notes: [
          ...notes,
          ...count(broken, "could not be read and were left out."),
          ...count(unscored, "without a prompt or a score were left out."),
          ...count(repeated, "repeat a rollout that was read before; they were left out."),
          ...count(left, `beyond ${MOST_PROMPTS} prompts were left out.`),
        ],
      };
    },
  };
}

/** The scores of a row: all of a list, else one, the sum of its fields; none where one of them is no number. */
function scoresOf(row: Row, fields: readonly string[]): readonly number[] {
  const values = fields.map((name) => fieldOf(row, name));
  const [only] = values;
  if (values.length === 1 && Array.isArray(only)) {
    const listed = only.map(scoreIn).filter((score) => score !== undefined);
    return listed.length === only.length ? listed : [];
  }
  const scores = values.map(scoreIn).filter((score) => score !== undefined);
  // a reward function may have no say on a row
  return scores.length === 0 ? [] : [scores.reduce((sum, score) => sum + score, 0)];
}
