import { visible } from "../../../schema/values/quote.ts";
import { decodeLink } from "../../link/link.ts";
import { type Naming, statementsOf } from "../documents/tree.ts";
import type { LineColumnOf } from "../statements/lineColumn.ts";
import { linkIn } from "../statements/linkIn.ts";
import { isSecret } from "../statements/names.ts";
import { isGroup, type Member, type ParsedValue } from "../statements/parsedValue.ts";
import type { ParseResult } from "../statements/parseResult.ts";
import type { Statement } from "../statements/statement.ts";
import { pythonConstants } from "./pythonConstants.ts";
import { stringValue } from "./pythonLiteral.ts";
import { type Token, tokenAt } from "./pythonTokens.ts";
import { pythonReader } from "./pythonValue.ts";
import { recipeStatements } from "./recipe.ts";

const RESOURCE = "reinforcement_fine_tuning_jobs";
/** Class name in the repr of a job. */
const PRINTED = "ReinforcementFineTuningJob";
/** Path of the jobs endpoint. */
const ADDRESS = "/reinforcementFineTuningJobs";
/** Module name of a recipe, synchronous or asynchronous. */
const RECIPE = /\b(async_)?rl_loop\b/;

/** Limit of names in one attribute chain. */
const MOST_NAMES = 8;
/** Limit of calls, and of secrets, per script. */
const MOST_FOUND = 50;
const typographicQuote = /^[“”„‟‘’‚‛]/;
const noNames: readonly Token[] = [];

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Names of arguments are snake_case, names inside of dicts camelCase as in the request; both are accepted everywhere, with a note. */
const pythonNaming: Naming = (written, today) => {
  const [top = ""] = written;
  if (written.length === 1) {
    return top === snakeCase(top) ? undefined : `read as ${snakeCase(top)}: the client refuses ${visible(top)}`;
  }
  return written.slice(1).every((name, i) => name === today[i + 1]) ? undefined : `read as ${today.join(".")}`;
};

const printedNaming: Naming = () => undefined;

interface Call {
  readonly kind: "python" | "printed" | "recipe" | "post";
  /** Offset after its opening bracket. */
  readonly from: number;
  readonly at: number;
}

/** Returns the name of a secret that is assigned a string: api_key="…", os.environ["FIREWORKS_API_KEY"] = "…". */
function secretName([key, closing, equals]: readonly (Token | undefined)[]): Token | undefined {
  if (equals?.text !== "=" && equals?.text !== ":") return undefined;
  const name = closing?.text === "]" ? key : closing;
  if (name?.kind === "name") return isSecret(name.text) ? name : undefined;
  const read = name?.kind === "string" ? stringValue(name) : undefined;
  return read && "value" in read && isSecret(read.value) ? name : undefined;
}

/** Returns the call that a token opens, by the attribute chain before it. */
function callAt({ text, end }: Token, names: readonly Token[]): Call | undefined {
  const last = names.at(-1);
  if (text !== "(" || !last) return undefined;
  const { at } = last;
  if (last.text === PRINTED) return { kind: "printed", from: end, at };
  if (last.text === "Config") return { kind: "recipe", from: end, at };
  if (last.text === "post") return { kind: "post", from: end, at };
  const isCreate = last.text === "create" && names.some((name) => name.text === RESOURCE);
  return isCreate ? { kind: "python", from: end, at } : undefined;
}

/** Extends the attribute chain (client.jobs.create) by a token. */
function chained(names: readonly Token[], token: Token, last: Token | undefined): readonly Token[] {
  if (token.kind === "name") return last?.text === "." ? [...names.slice(-MOST_NAMES), token] : [token];
  return token.text === "." ? names : noNames;
}

/** Returns the kinds of calls that a text may contain, likelier ones first. */
const kindsIn = (text: string): readonly Call["kind"][] => [
  ...(text.includes(RESOURCE) ? (["python"] as const) : []),
  ...(RECIPE.test(text) ? (["recipe"] as const) : []),
  ...(text.includes(ADDRESS) ? (["post"] as const) : []),
  ...(text.includes(PRINTED) ? (["printed"] as const) : []),
];

/** Finds the calls in a script, and secrets in string literals. */
function scan(text: string, lineColumnOf: LineColumnOf) {
  const calls: Call[] = [];
  const secrets: Statement[] = [];
  let before: readonly (Token | undefined)[] = [];
  let names: readonly Token[] = [];
  let typographic: number | undefined;
  for (let token = tokenAt(text, 0); token.kind !== "end"; token = tokenAt(text, token.end)) {
    if (token.kind === "string" && typographicQuote.test(token.text)) typographic ??= token.at;
    const named = token.kind === "string" ? secretName(before) : undefined;
    if (named && secrets.length < MOST_FOUND) secrets.push(secretOf(named, token, lineColumnOf));
    const call = callAt(token, names);
    if (call && calls.length < MOST_FOUND) calls.push(call);
    names = chained(names, token, before[2]);
    before = [before[1], before[2], token];
  }
  return { calls, secrets, typographic };
}

function secretOf(name: Token, token: Token, lineColumnOf: LineColumnOf): Statement {
  const read = stringValue(token);
  const path = visible(name.kind === "string" ? name.text.replace(/^['"]+|['"]+$/g, "") : name.text);
  return { path, about: { kind: "secret" }, value: "value" in read ? read.value : read, at: lineColumnOf(name.at) };
}

const faultStatement = ({ name, value, at }: Member): Statement => ({
  path: name,
  about: { kind: "group" },
  value,
  ...(at === undefined ? {} : { at }),
});

/** Parses the first supported call in a Python script; undefined if there is none. */
export function readPython(text: string, lineColumnOf: LineColumnOf): ParseResult | undefined {
  const kinds = kindsIn(text);
  if (kinds.length === 0) return undefined;
  const { calls, secrets, typographic } = scan(text, lineColumnOf);
  const call = kinds.map((kind) => calls.find((found) => found.kind === kind)).find((found) => found !== undefined);
  if (!call) return undefined;
  const reader = pythonReader(text, call.from, lineColumnOf, pythonConstants(text));
  const members = reader.members(")", call.from - 1);
  const others = calls.filter((other) => other !== call && other.kind === call.kind);
  const notes: string[] = [];
  if (typographic !== undefined) notes.push(`${lineColumnOf(typographic)}: typographic quotes are read as plain ones`);
  if (others.length > 0) {
    const what = others.length === 1 ? "call" : "calls";
    notes.push(
      `${others.length} more such ${what}, from ${lineColumnOf(others[0]?.at ?? 0)} on, not read: the first one counts`,
    );
  }
  for (const [name, { at }] of [...reader.used].slice(0, MOST_NAMES)) {
    notes.push(`${lineColumnOf(at)}: the value of ${visible(name)} is put in from there`);
  }
  const own = [...statementsIn(call, members, text)];
  // secrets inside of the call were found by the scan, too
  const outside = secrets.filter(({ at }) => !own.some((statement) => statement.at === at));
  if (call.kind !== "post") {
    return { kind: call.kind, statements: [...outside, ...own, ...reader.faults.map(faultStatement)], notes };
  }
  // the URL may be a positional argument; it is no setting
  const faults = reader.faults.filter(({ name }) => name === "…").map(faultStatement);
  return { kind: "python", statements: [...outside, ...own, ...faults], notes };
}

/** Returns the statements of a call by its kind. */
function statementsIn({ kind }: Call, members: readonly Member[], text: string): Iterable<Statement> {
  if (kind === "recipe") {
    const link = linkIn(text);
    const linked = link === undefined ? undefined : decodeLink(link);
    const recipe = RECIPE.exec(text)?.[1] === undefined ? "rl-loop" : "async-rl-loop";
    return recipeStatements({ recipe, members, linked: linked && linked.recognized > 0 ? linked.config : undefined });
  }
  if (kind !== "post") return statementsOf({ members }, kind === "python" ? pythonNaming : printedNaming);
  const body = members.find(({ name }) => name === "json")?.value;
  return body !== undefined && isGroup(body) ? statementsOf(body, printedNaming) : [];
}

/** Parses the object in `JSON.stringify({…})` of a JavaScript request to the jobs endpoint; undefined if there is none. */
export function readJavaScript(text: string, lineColumnOf: LineColumnOf): ParseResult | undefined {
  const body = text.includes(ADDRESS) ? /JSON\.stringify\(\s{0,100}\{/.exec(text) : null;
  if (body === null) return undefined;
  const opened = body.index + body[0].length - 1;
  const reader = pythonReader(text, opened + 1, lineColumnOf, new Map(), true);
  const members = reader.members("}", opened);
  const statements = [...statementsOf({ members }, printedNaming), ...reader.faults.map(faultStatement)];
  return { kind: "javascript", statements, notes: [] };
}

/** Parses a Python dict literal at the start of a text; undefined if the text starts with anything else. */
export function readPythonDict(text: string, lineColumnOf: LineColumnOf): ParseResult | undefined {
  const opening = tokenAt(text, 0);
  if (opening.text !== "{") return undefined;
  const reader = pythonReader(text, opening.end, lineColumnOf);
  const members = reader.members("}", opening.at);
  const dict: ParsedValue = { members };
  const statements = [...statementsOf(dict, printedNaming), ...reader.faults.map(faultStatement)];
  const isOne = isGroup(dict) && members.length > 0 && reader.faults.length === 0;
  return isOne ? { kind: "printed", statements, notes: [] } : undefined;
}
