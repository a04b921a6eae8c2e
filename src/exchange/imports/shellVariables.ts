import { isSecret } from "./names.ts";
import type { Command } from "./shell.ts";
import { type Expansion, MARK, MARK_END, type Word } from "./shellWord.ts";

/** A value that a script gives a variable, and the offset of the assignment. */
export interface Variable {
  readonly value: string;
  readonly at: number;
  /** The environment may give another one: `${EPOCHS:-3}`. */
  readonly isFallback?: true;
}

const assignment = /^([A-Za-z_]\w*)=/;
/** Longest value that is put in, in characters: variables made of one another would double it each time. */
const LONGEST_VALUE = 2000;
/** Commands that assign what stands behind them. */
const declaring: ReadonlySet<string> = new Set(["export", "readonly", "local", "declare", "typeset"]);
/** `$NAME`, `${NAME}`, `${NAME:-text}`, `${NAME-text}` and `${NAME:=text}`, with a plain text. */
const reference = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-=]([^$`"'\\{}]*))?\})$/;
const marks = new RegExp(`${MARK}(\\d+)${MARK_END}`, "g");
/** A shell would make several words, or file names, of a value with one of these that is not in quotes. */
const splits = /[\s*?[]/;

type Variables = ReadonlyMap<string, Variable>;

function variableOf({ text, quoted }: Expansion, known: Variables): Variable | undefined {
  const [, plain, braced, fallback] = reference.exec(text) ?? [];
  const name = plain ?? braced;
  if (name === undefined || isSecret(name)) return undefined;
  const found = known.get(name) ?? (fallback ? { value: fallback, at: -1, isFallback: true as const } : undefined);
  return found && (quoted || !splits.test(found.value)) ? found : undefined;
}

/** The word with the values of its variables in their places, and which these are; the word itself where one has no value in the script. */
export function withVariables(
  word: Word,
  known: Variables,
): { readonly word: Word; readonly used: readonly Variable[] } {
  if (word.expansions.length === 0) return { word, used: [] };
  const values = word.expansions.map((expansion) => variableOf(expansion, known));
  if (values.includes(undefined)) return { word, used: [] };
  const value = word.value.replace(marks, (_mark, i) => values[Number(i)]?.value ?? "");
  return {
    word: { ...word, value, expansions: [] },
    used: values.flatMap((used, i) =>
      used === undefined ? [] : [used.at < 0 ? { ...used, at: word.expansions[i]?.at ?? word.at } : used],
    ),
  };
}

/** The words of a command that only assigns; none where it does anything else. */
function assignments({ words }: Command): readonly Word[] {
  const own = declaring.has(words[0]?.value ?? "")
    ? words.slice(1).filter(({ value }) => !value.startsWith("-"))
    : words;
  return own.length > 0 && own.every(({ value }) => assignment.test(value)) ? own : [];
}

/** The names that are given a value more than once, or in another way than by a plain assignment. */
function ambiguous(commands: readonly Command[]): ReadonlySet<string> {
  const names = commands.flatMap(({ words }) => {
    const [first, second] = words.map(({ value }) => value);
    const assigned = words.flatMap(({ value }) => assignment.exec(value)?.[1] ?? []);
    const rebound = second !== undefined && (first === "for" || first === "read" || first === "unset");
    return rebound ? [...assigned, second, second] : assigned;
  });
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.has(name) || !seen.add(name)));
}

/**
 * The variables that the commands before one give a value that the script itself holds. A variable that is assigned a second time, anywhere,
 * whose name is that of a secret, or whose value has more than 2,000 characters is not among them.
 */
export function variablesBefore(commands: readonly Command[], command: Command): Variables {
  const found = new Map<string, Variable>();
  const unclear = ambiguous(commands);
  const written = commands.slice(0, commands.indexOf(command)).flatMap(assignments);
  for (const assigned of written) {
    const { word, used } = withVariables(assigned, found);
    const [start = "", name = ""] = assignment.exec(word.value) ?? [];
    const isKnown = word.expansions.length === 0 && word.value.length <= LONGEST_VALUE;
    if (!isKnown || unclear.has(name) || isSecret(name)) continue;
    const isFallback = used.some((variable) => variable.isFallback);
    found.set(name, { value: word.value.slice(start.length), at: word.at, ...(isFallback ? { isFallback } : {}) });
  }
  return found;
}
