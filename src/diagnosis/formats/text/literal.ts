import { DEEPEST } from "../../log/flatMembers.ts";

/** A value that was read leniently. */
export interface Literal {
  /** Objects have no prototype, so that every name is only a name. Python's sets and tuples are lists. */
  readonly value: unknown;
  /** Where reading stopped. */
  readonly end: number;
  /** False where the text ends or breaks before the value does: then `value` holds the members that are whole. */
  readonly complete: boolean;
}

const number = /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const name = /[-+]?[A-Za-z_][\w.]*/y;
/** What a text in quotes holds up to its end or the next escape; neither JSON nor Python has a line break in it. */
const plain = { '"': /[^"\\\n]*/y, "'": /[^'\\\n]*/y };

const words = new Map<string, unknown>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["null", null],
  ["None", null],
  ["NaN", Number.NaN],
  ["nan", Number.NaN],
  ["-nan", Number.NaN],
  ["-NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
]);

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
const closing = { "{": "}", "[": "]", "(": ")" } as const;

/**
 * Reads one value from `start` as JSON or as Python prints it: either quotes, NaN and Infinity, None, tuples, calls such as
 * np.float64(0.5) and tensor(0.5, device='cuda:0') for their first argument. A text that ends early gives what is whole. Never
 * throws; takes time in proportion to the text.
 */
export function decodeLiteral(text: string, start = 0): Literal {
  let at = start;
  let stopped = false;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const blanks = () => {
    while (text.charCodeAt(at) <= 32) at++;
  };
  const stop = () => {
    stopped = true;
    return undefined;
  };

  /** The character that an escape stands for, from its backslash on. */
  function escaped(): string | undefined {
    const sign = text[at + 1];
    if (sign === undefined) return stop();
    const code = sign === "u" ? Number.parseInt(text.slice(at + 2, at + 6), 16) : Number.NaN;
    at += Number.isNaN(code) ? 2 : 6;
    return Number.isNaN(code) ? (escapes[sign] ?? sign) : String.fromCharCode(code);
  }

  function quoted(quote: '"' | "'"): string | undefined {
    at++;
    let content = match(plain[quote]) ?? "";
    while (!stopped && text[at] === "\\") {
      content += escaped() ?? "";
      content += match(plain[quote]) ?? "";
    }
    if (stopped || text[at] !== quote) return stop();
    at++;
    return content;
  }

  /** Calls `member` for each member up to the closing sign; stops where there is none. */
  function members(close: string, member: () => void) {
    at++;
    for (;;) {
      blanks();
      if (text[at] === close) {
        at++;
        return;
      }
      if (at >= text.length) return stop();
      member();
      if (stopped) return;
      blanks();
      if (text[at] === ",") at++;
      else if (text[at] !== close) return stop();
    }
  }

  function list(close: string, depth: number): unknown[] {
    const elements: unknown[] = [];
    members(close, () => {
      const element = value(depth + 1);
      if (element !== undefined) elements.push(element);
    });
    return elements;
  }

  function keyed(depth: number): unknown {
    const object: Record<string, unknown> = Object.create(null);
    members("}", () => {
      const sign = text[at];
      const key = sign === '"' || sign === "'" ? quoted(sign) : (match(name) ?? match(number));
      blanks();
      if (key === undefined || text[at] !== ":") return stop();
      at++;
      const member = value(depth + 1);
      if (member !== undefined) object[key] = member;
    });
    return object;
  }

  function scalar(depth: number): unknown {
    const digits = match(number);
    // a number at the very end may be half a number
    if (digits !== undefined) return at < text.length ? Number(digits.replaceAll("_", "")) : stop();
    const word = match(name);
    if (word === undefined) return stop();
    if (text[at] === "(") return list(")", depth)[0] ?? null;
    if (words.has(word)) return words.get(word);
    if (text[at] !== "=") return word;
    // an argument with a name in a call: device='cuda:0'
    at++;
    return value(depth + 1);
  }

  function value(depth: number): unknown {
    blanks();
    const sign = text[at];
    if (sign === undefined || depth > DEEPEST) return stop();
    if (sign === '"' || sign === "'") return quoted(sign);
    if (sign === "{") return keyed(depth);
    if (sign === "[" || sign === "(") return list(closing[sign], depth);
    return scalar(depth);
  }

  const whole = value(0);
  return { value: whole, end: at, complete: !stopped };
}

/** Python's quotes, which cost the platform's parser an exception, or nesting that would cost it a second. */
const notJson = /^\s*\{\s*'|^\s*(?:[[{]\s*){40}/;
/** In a dictionary of Python without any of these only the quotes are not JSON. */
const onlyPython = /["\\(]|\b(?:nan|inf|None|True|False)\b/i;
/** From this length on, in characters, a text is worth being made into JSON for the platform's parser, which is ten times as fast. */
const LONG = 1e5;

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

const bareNumber = /([:[,]\s{0,8})(NaN|-?Infinity)(?=\s{0,8}[,}\]])/g;
/** Python writes NaN and infinity bare: as texts they are JSON, and are read as the same. */
const withQuotedNaN = (text: string) =>
  text.includes("NaN") || text.includes("Infinity") ? text.replace(bareNumber, '$1"$2"') : text;

/** Signs of JSON by their codes. */
const [QUOTE, COMMA, BRACE, BRACKET, BRACE_END, BRACKET_END] = [34, 44, 123, 91, 125, 93];

/** JSON that was cut off, closed after its last whole member; undefined where nothing is open at its end. */
function closed(text: string): string | undefined {
  const open: number[] = [];
  let whole = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfText(text, at);
      if (at < 0) break;
    } else if (code === COMMA) whole = at;
    else if (code === BRACE || code === BRACKET) {
      open.push(code + 2);
      whole = at + 1;
    } else if (code === BRACE_END || code === BRACKET_END) {
      if (open.pop() !== code) return undefined;
      whole = at + 1;
    }
  }
  return open.length > 0 && open.length <= DEEPEST
    ? text.slice(0, whole) + String.fromCharCode(...open.reverse())
    : undefined;
}

/** Where the text in quotes that begins here ends; -1 where it does not. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === 92) first--;
  return (at - first) % 2 === 1;
}

/** The value of a text: as JSON where it is JSON, leniently otherwise. Never throws. */
export function decodeJson(text: string): Literal {
  const end = text.length;
  const whole = notJson.test(text.slice(0, 1000)) ? undefined : parsed(text);
  if (whole) return { ...whole, end, complete: true };
  if (text.startsWith("{'") && text.endsWith("}") && !onlyPython.test(text)) {
    const python = parsed(text.replaceAll("'", '"'));
    if (python) return { ...python, end, complete: true };
  }
  if (end < LONG) return decodeLiteral(text);
  const quoted = withQuotedNaN(text);
  const all = quoted === text ? undefined : parsed(quoted);
  if (all) return { ...all, end, complete: true };
  const cut = closed(quoted);
  const members = cut === undefined ? undefined : parsed(cut);
  return members ? { ...members, end, complete: false } : decodeLiteral(text);
}
