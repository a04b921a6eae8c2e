import { isSecret } from "../statements/names.ts";
import type { Command } from "./shell.ts";
import { type Expansion, MARK, MARK_END, type Word } from "./shellWord.ts";

/** A value that the script assigns to a variable, and the offset of the assignment. */
export interface Variable {
  readonly value: string;
  readonly at: number;
  /** The value is a default that the environment may override: `${EPOCHS:-3}`. */
  readonly isFallback?: true;
}

const assignment = /^([A-Za-z_]\w*)=/;
/** Limit of a substituted value, in characters: variables that repeat each other would grow exponentially. */
const LONGEST_VALUE = 2000;
/** Builtins whose arguments are assignments. */
const declaring: ReadonlySet<string> = new Set(["export", "readonly", "local", "declare", "typeset"]);
/** Matches `$NAME`, `${NAME}`, `${NAME:-text}`, `${NAME-text}` and `${NAME:=text}` with plain text. */
const reference = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?[-=]([^$`"'\\{}]*))?\})$/;
const marks = new RegExp(`${MARK}(\\d+)${MARK_END}`, "g");
/** Characters that cause word splitting or globbing in an unquoted expansion. */
const splits = /[\s*?[]/;

type Variables = ReadonlyMap<string, Variable>;

function variableOf({ text, quoted }: Expansion, known: Variables): Variable | undefined {
  const [, plain, braced, fallback] = reference.exec(text) ?? [];
  const name = plain ?? braced;
  if (name === undefined || isSecret(name)) return undefined;
  const found = known.get(name) ?? (fallback ? { value: fallback, at: -1, isFallback: true as const } : undefined);
  return found && (quoted || !splits.test(found.value)) ? found : undefined;
}

/** Substitutes the script's own variables in a word and returns which were used; returns the word unchanged if one is unknown. */
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

/** Returns the assignments of a command that consists of nothing else. */
function assignments({ words }: Command): readonly Word[] {
  const own = declaring.has(words[0]?.value ?? "")
    ? words.slice(1).filter(({ value }) => !value.startsWith("-"))
    : words;
  return own.length > 0 && own.every(({ value }) => assignment.test(value)) ? own : [];
}

/** Returns the variables that are assigned more than once, or by anything but a plain assignment. */
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
 * Returns the variables that are assigned before a command and whose values the script contains. Leaves out variables that are assigned
 * twice, secrets, and values of more than 2,000 characters.
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
