import { jobParameters } from "../../schema/fields/job.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { visible } from "../../schema/values/quote.ts";
import { aboutFlag, type Flag, isKnownFlag } from "./flags.ts";
import type { ImportKind } from "./importKinds.ts";
import type { LineColumnOf } from "./lineColumn.ts";
import { type About, isAboutField } from "./names.ts";
import type { ParsedValue, Unread } from "./parsedValue.ts";
import type { Expansion, Word } from "./shellWord.ts";
import type { Statement } from "./statement.ts";

/** An expansion as a message names it: what it is, but not a value that may stand in it. */
const labelOf = (text: string) =>
  text
    .replace(/^\$\([\s\S]*\)$/, "$(…)")
    .replace(/^`[\s\S]*`$/, "`…`")
    .replace(/^(\$\{\w*)\W[\s\S]*\}$/, "$1…}");

/** Why a value that a shell would have put in cannot be read. */
export function unreadExpansion({ text, at }: Expansion, lineColumnOf: LineColumnOf): Unread {
  const what = text.startsWith("<") && text.endsWith(">") ? "is a placeholder" : "is for the shell to fill in";
  return {
    unread: `“${visible(labelOf(text))}” at ${lineColumnOf(at)} ${what}; nothing is evaluated: write the value itself`,
  };
}

const isText = (about: About) => about.kind === "job" && jobParameters[about.field].kind === "text";
const isChoice = (about: About) => about.kind === "setting" && parameters[about.field].kind === "choice";

/** The value that a word gives a flag: a number where the field takes one. */
function flagValue(
  about: About,
  text: string,
  expansion: Expansion | undefined,
  lineColumnOf: LineColumnOf,
): ParsedValue {
  if (expansion) return unreadExpansion(expansion, lineColumnOf);
  return isText(about) || isChoice(about) ? text : (parseNumber(text, "strict") ?? text);
}

/** A word that is a flag: its name, the value in the same word, and whether a word processor changed its dashes. */
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
    // a variable in the name itself leaves nothing to go by
    inline: equals === -1 ? undefined : { text: rest.slice(equals + 1), expansion: expansions[0] },
  };
}

type FlagWord = NonNullable<ReturnType<typeof asFlag>>;

/** Of a flag in the syntax of older programs: -epochs is --epochs. */
function lookUp({ name, written, typographic }: FlagWord): Flag {
  const long = /^-[a-z][\w-]+$/i.test(name) && isKnownFlag(`-${name}`) ? `-${name}` : name;
  const flag = aboutFlag(long);
  const renamed =
    typographic || long !== name ? `read as ${long}: the clients refuse ${visible(written)}` : flag.renamed;
  return renamed === undefined ? flag : { ...flag, renamed };
}

/** What is to be said of a value that is taken here but not by the client. */
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

/** How keys begin. */
const key = /^(?:fw|sk|hf|gh[a-z])[_-]\w/;

/** What a word says that is no flag and no flag's value. */
const strayStatement = (word: Word, lineColumnOf: LineColumnOf): Statement => ({
  path: word.expansions[0] ? labelOf(word.expansions[0].text) : key.test(word.value) ? "…" : visible(word.value),
  about: { kind: "other", reason: "belongs to no flag; left out" },
  value: null,
  at: lineColumnOf(word.at),
});

/** What stands for the value of a flag that has none. */
const absent = (about: About, why = "no value follows"): ParsedValue => (isAboutField(about) ? { unread: why } : null);

/**
 * What the arguments of a client say. `missing` is said of a flag at the end whose value was not read. Numbers are read as numbers, all else
 * stays text; nothing is put in for what a shell would put in.
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
