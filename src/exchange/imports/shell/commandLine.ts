import { jobParameters } from "../../../schema/fields/job.ts";
import { parameters } from "../../../schema/fields/parameters.ts";
import { parseNumber } from "../../../schema/values/number.ts";
import { visible } from "../../../schema/values/quote.ts";
import type { ImportKind } from "../statements/importKinds.ts";
import type { LineColumnOf } from "../statements/lineColumn.ts";
import { type About, isAboutField } from "../statements/names.ts";
import type { ParsedValue, Unread } from "../statements/parsedValue.ts";
import type { Statement } from "../statements/statement.ts";
import { aboutFlag, type Flag, isKnownFlag } from "./flags.ts";
import type { Expansion, Word } from "./shellWord.ts";

/** Returns the kind of an expansion for messages, without a value that it may contain. */
const labelOf = (text: string) =>
  text
    .replace(/^\$\([\s\S]*\)$/, "$(…)")
    .replace(/^`[\s\S]*`$/, "`…`")
    .replace(/^(\$\{\w*)\W[\s\S]*\}$/, "$1…}");

/** Returns why the value of an expansion is unknown. */
export function unreadExpansion({ text, at }: Expansion, lineColumnOf: LineColumnOf): Unread {
  const what = text.startsWith("<") && text.endsWith(">") ? "is a placeholder" : "is for the shell to fill in";
  return {
    unread: `“${visible(labelOf(text))}” at ${lineColumnOf(at)} ${what}; nothing is evaluated: write the value itself`,
  };
}

const isText = (about: About) => about.kind === "job" && jobParameters[about.field].kind === "text";
const isChoice = (about: About) => about.kind === "setting" && parameters[about.field].kind === "choice";

/** Returns the value of a flag: a number if the field takes one. */
function flagValue(
  about: About,
  text: string,
  expansion: Expansion | undefined,
  lineColumnOf: LineColumnOf,
): ParsedValue {
  if (expansion) return unreadExpansion(expansion, lineColumnOf);
  return isText(about) || isChoice(about) ? text : (parseNumber(text, "strict") ?? text);
}

/** Parses a word as a flag: its name, an inline value (`--flag=value`), and whether its dashes are typographic. */
function asFlag({ value, expansions }: Word) {
  const [dashes = ""] = /^(?:--?|[–—]-?)(?=[a-z])/i.exec(value) ?? [];
  if (dashes === "") return undefined;
  const rest = value.slice(dashes.length);
  const equals = rest.indexOf("=");
  const typographic = !dashes.startsWith("-");
  const written = equals === -1 ? value : value.slice(0, dashes.length + equals);
  const plain = `${typographic ? "--" : dashes}${equals === -1 ? rest : rest.slice(0, equals)}`;
  return {
    written,
    name: plain,
    typographic,
    // a variable inside the name makes the flag unknown
    inline: equals === -1 ? undefined : { text: rest.slice(equals + 1), expansion: expansions[0] },
  };
}

type FlagWord = NonNullable<ReturnType<typeof asFlag>>;

/** Looks up a flag; accepts one dash for two, as older programs do. */
function lookUp({ name, written, typographic }: FlagWord): Flag {
  const long = /^-[a-z][\w-]+$/i.test(name) && isKnownFlag(`-${name}`) ? `-${name}` : name;
  const flag = aboutFlag(long);
  const renamed =
    typographic || long !== name ? `read as ${long}: the clients refuse ${visible(written)}` : flag.renamed;
  return renamed === undefined ? flag : { ...flag, renamed };
}

/** Returns a note if Goldilocks accepts a value that the client refuses. */
function noteOf({ about }: Flag, text: string, client: ImportKind) {
  if (about.kind !== "setting") return {};
  const parameter = parameters[about.field];
  if (about.field === "lossMethod" && client === "ep") return { note: "ep refuses every value of this flag" };
  const pointed = parameter.kind !== "choice" && parameter.whole && !/^[+-]?\d+$/.test(text);
  return pointed ? { note: "the clients take whole numbers only as digits" } : {};
}

const looksLikeFlag = (word: Word) => {
  const flag = asFlag(word);
  return flag !== undefined && (flag.name.startsWith("--") || isKnownFlag(flag.name));
};

/** Prefixes of API keys. */
const key = /^(?:fw|sk|hf|gh[a-z])[_-]\w/;

/** Returns a statement on a word that is neither a flag nor a value of one. */
const strayStatement = (word: Word, lineColumnOf: LineColumnOf): Statement => ({
  path: word.expansions[0] ? labelOf(word.expansions[0].text) : key.test(word.value) ? "…" : visible(word.value),
  about: { kind: "other", reason: "belongs to no flag; left out" },
  value: null,
  at: lineColumnOf(word.at),
});

/** Returns the value of a flag without one. */
const absent = (about: About, why = "no value follows"): ParsedValue => (isAboutField(about) ? { unread: why } : null);

/**
 * Yields a statement for each argument of a client. `missing` is the reason for a last flag whose value was not parsed. Expands nothing.
 */
export function* flagStatements(
  words: readonly Word[],
  client: ImportKind,
  lineColumnOf: LineColumnOf,
  missing?: string,
): Generator<Statement> {
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const written = asFlag(word);
    if (!written) {
      yield strayStatement(word, lineColumnOf);
      continue;
    }
    const flag = lookUp(written);
    const next = words[i + 1];
    const takesNext = !written.inline && !flag.alone && next !== undefined && !looksLikeFlag(next);
    if (takesNext) i++;
    const value = written.inline ?? (takesNext ? { text: next.value, expansion: next.expansions[0] } : undefined);
    const { about, renamed } = flag;
    yield {
      path: visible(written.written),
      about,
      at: lineColumnOf(word.at),
      ...(renamed === undefined ? {} : { renamed }),
      ...(value ? noteOf(flag, value.text, client) : {}),
      value: value
        ? flagValue(about, value.text, value.expansion, lineColumnOf)
        : (flag.says ?? absent(about, next ? undefined : missing)),
    };
  }
}
