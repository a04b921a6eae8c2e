import { visible } from "../../../schema/values/quote.ts";
import { readJson } from "../documents/readJson.ts";
import type { LineColumnOf } from "../statements/lineColumn.ts";
import { isSecret } from "../statements/names.ts";
import { isGroup, type Member, type ParsedValue } from "../statements/parsedValue.ts";
import type { ParseResult } from "../statements/parseResult.ts";
import type { Statement } from "../statements/statement.ts";
import { unreadExpansion } from "./commandLine.ts";
import type { Command } from "./shell.ts";
import { MARK, MARK_END, type Word } from "./shellWord.ts";

interface Option {
  readonly name: string;
  readonly value: Word;
}

/** Short options that take a value. */
const withValue = "AbcCdDeEFHKmoPQrtTuUwxXyYz";
const dataNames: readonly string[] = ["-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json"];
const longWithValue: ReadonlySet<string> = new Set([
  ...dataNames,
  ...["--request", "--header", "--output", "--user", "--user-agent", "--url", "--max-time", "--connect-timeout"],
  ...["--retry", "--retry-delay", "--proxy", "--cacert", "--cert", "--key", "--write-out", "--cookie", "--form"],
  ...["--oauth2-bearer", "--data-urlencode", "--upload-file", "--config", "--referer"],
]);

const from = (word: Word, start: number): Word => ({ ...word, value: word.value.slice(start), at: word.at + start });

/** Parses a word as an option; tells whether the next word is its value. */
function optionOf(word: Word, next: Word | undefined): { readonly option?: Option; readonly takesNext: boolean } {
  const { value } = word;
  const withNext = (name: string) => ({ ...(next ? { option: { name, value: next } } : {}), takesNext: true });
  const equals = value.indexOf("=");
  if (value.startsWith("--")) {
    if (equals !== -1)
      return { option: { name: value.slice(0, equals), value: from(word, equals + 1) }, takesNext: false };
    return longWithValue.has(value) ? withNext(value) : { takesNext: false };
  }
  if (!/^-[a-z]/i.test(value)) return { option: { name: "--url", value: word }, takesNext: false };
  // -sXPOST: letters up to the first that takes a value
  const letter = Array.from(value.slice(1)).findIndex((sign) => withValue.includes(sign)) + 1;
  if (letter === 0) return { takesNext: false };
  const name = `-${value[letter]}`;
  return letter + 1 < value.length
    ? { option: { name, value: from(word, letter + 1) }, takesNext: false }
    : withNext(name);
}

/** Returns the options of a curl command; the URL is the value of `--url`. */
function optionsOf(words: readonly Word[]): Option[] {
  const options: Option[] = [];
  for (let i = 0; i < words.length; i++) {
    const { option, takesNext } = optionOf(words[i] as Word, words[i + 1]);
    if (option) options.push(option);
    if (takesNext) i++;
  }
  return options;
}

const isData = ({ name }: Option) => dataNames.includes(name);
const jobs = /reinforcement-?fine-?tuning-?jobs?/i;

/** Tells whether a curl command sends a request body to the jobs endpoint, or to an unknown URL. */
export const isJobCall = (words: readonly Word[]): boolean => {
  const options = optionsOf(words);
  const address = options.find(({ name }) => name === "--url");
  return (
    options.some(isData) &&
    (address === undefined || jobs.test(address.value.value) || address.value.expansions.length > 0)
  );
};

/** Returns the request body: the value of the option, or the standard input. */
function bodyOf({ value, name }: Option, command: Command): Word | string {
  if (!value.value.startsWith("@") || name === "--data-raw") return value;
  if (value.value !== "@-") return `The body is in the file ${visible(value.value.slice(1))}: open that file instead.`;
  const { input, feeder } = command;
  const said =
    feeder?.words[0]?.value === "echo" || feeder?.words[0]?.value === "printf" ? feeder.words.at(-1) : undefined;
  return input ?? feeder?.input ?? said ?? "The body comes from the standard input, which is not in this text.";
}

/** Quotes expansions outside of JSON strings, so that the body can be parsed as JSON. */
function quoteMarks({ value, expansions }: Word): string {
  if (expansions.length === 0) return value;
  let inside = false;
  return value.replace(/\\[\s\S]|"|\uFDD0\d+\uFDD1/g, (piece) => {
    if (piece === '"') inside = !inside;
    return piece.startsWith(MARK) && !inside ? `"${piece}"` : piece;
  });
}

/** Replaces values that contain an expansion by the reason why they are unknown. */
function unmark(parsed: ParsedValue, { expansions }: Word, lineColumnOf: LineColumnOf): ParsedValue {
  if (expansions.length === 0) return parsed;
  if (isGroup(parsed)) {
    return {
      members: parsed.members.map(
        (member): Member => ({
          ...member,
          value: unmark(member.value, { value: "", at: 0, expansions }, lineColumnOf),
        }),
      ),
    };
  }
  const mark = typeof parsed === "string" ? parsed.indexOf(MARK) : -1;
  if (mark === -1) return parsed;
  const number = Number(String(parsed).slice(mark + 1, String(parsed).indexOf(MARK_END)));
  const expansion = expansions[number];
  return expansion ? unreadExpansion(expansion, lineColumnOf) : parsed;
}

/** Yields statements on headers and options with credentials. */
function* secrets(options: readonly Option[], lineColumnOf: LineColumnOf): Generator<Statement> {
  for (const { name, value } of options) {
    const header = /^(?:-H|--header)$/.test(name) ? value.value.slice(0, value.value.indexOf(":")) : undefined;
    const hides = ["-u", "--user", "-b", "--cookie"].includes(name) || name === "--oauth2-bearer" || name === "--key";
    if (!hides && !(header !== undefined && isSecret(header))) continue;
    yield {
      path: header === undefined ? name : `${name} ${visible(header)}`,
      about: { kind: "secret" },
      value: value.expansions.length > 0 ? { unread: "" } : value.value,
      at: lineColumnOf(value.at),
    };
  }
}

/** Context of a command: position lookup, statements before and after its own, and notes. */
export interface Around {
  readonly lineColumnOf: LineColumnOf;
  readonly before: readonly Statement[];
  readonly rest: readonly Statement[];
  readonly notes: readonly string[];
}

/** Parses the request body of a curl command. */
export function curlStatements(words: readonly Word[], command: Command, around: Around): ParseResult {
  const { lineColumnOf, before, rest, notes } = around;
  const options = optionsOf(words);
  const [first, second] = options.filter(isData);
  if (!first) return { problem: "This curl command sends no body (-d or --json), so it says nothing of a job." };
  if (second) {
    return {
      problem: `This curl command sends two bodies, at ${lineColumnOf(first.value.at)} and ${lineColumnOf(second.value.at)}. Leave one.`,
    };
  }
  const body = bodyOf(first, command);
  if (typeof body === "string") return { problem: body };
  const read = readJson(quoteMarks(body), (parsed) => unmark(parsed, body, lineColumnOf));
  if ("problem" in read) {
    return { problem: `In the body, which begins at ${lineColumnOf(body.at)}: ${read.problem}` };
  }
  return {
    kind: "curl",
    statements: [...before, ...secrets(options, lineColumnOf), ...read.statements, ...rest],
    notes: [...notes, ...read.notes],
  };
}
