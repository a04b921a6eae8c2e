import { numberIn } from "./numberIn.ts";

/** Levels of nested values that are read: no log has more, and a reader must not run out of stack. */
export const DEEPEST = 64;
/** Characters of the path before an inner name that are kept: a file of one long name and many inner ones would take time by the square. */
const LONGEST_PATH = 200;
/** Returns what stands before the names inside a path, cut where it is long: “outer/”. */
export const prefixOf = (path: string): string => `${path.slice(0, LONGEST_PATH)}/`;

/** Elements of a list of numbers, one for each rollout, that are averaged. */
const MOST_ROLLOUTS = 100_000;

/** What an object holds at any depth, under “outer/inner”. */
export interface FlatMembers {
  /** Numbers, truths as 0 or 1, texts that are numbers, and lists of numbers by their mean. */
  readonly numbers: readonly (readonly [path: string, number])[];
  readonly words: readonly (readonly [path: string, string])[];
}

/** ms-swift counts in one text: “global_step/max_steps”: “5/100”. */
const stepIn = (path: string, value: string): number | undefined => {
  const step = /step|iter/i.test(path) ? /^\s{0,8}(\d{1,9})\/\d{1,9}\s{0,8}$/.exec(value)?.[1] : undefined;
  return step === undefined ? undefined : Number(step);
};

/** Mean of a list of numbers; undefined of any other list. */
function meanOf(list: readonly unknown[]): number | undefined {
  const isNumbers =
    list.length > 0 && list.length <= MOST_ROLLOUTS && list.every((element) => typeof element === "number");
  return isNumbers ? list.reduce((sum: number, element) => sum + Number(element), 0) / list.length : undefined;
}

/** Returns the numbers and words in an object, up to a depth; anything else is left out. */
export function flatMembers(members: object): FlatMembers {
  const numbers: (readonly [string, number])[] = [];
  const words: (readonly [string, string])[] = [];

  function take(path: string, value: unknown, depth: number) {
    if (typeof value === "number" || typeof value === "boolean") numbers.push([path, Number(value)]);
    else if (typeof value === "string") {
      const number = numberIn(value) ?? stepIn(path, value);
      if (number === undefined) words.push([path, value]);
      else numbers.push([path, number]);
    } else if (Array.isArray(value)) {
      const mean = meanOf(value);
      if (mean !== undefined) numbers.push([`${path}/mean`, mean]);
    } else if (value !== null && typeof value === "object" && depth < DEEPEST) visit(prefixOf(path), value, depth + 1);
  }
  function visit(prefix: string, inner: object, depth: number) {
    for (const [key, value] of Object.entries(inner)) take(prefix + key, value, depth);
  }

  visit("", members, 0);
  return { numbers, words };
}
