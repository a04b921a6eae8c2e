import { isObject, type Json, parseJson } from "../../exchange/text/json.ts";
import { exported, json } from "../grammar/documents.ts";
import { Input } from "../input.ts";
import { hold } from "../oracles/fault.ts";
import type { Target } from "../target.ts";

/** Levels that are read: more than any config has. */
const DEEPEST = 32;

/** Levels of a JSON text: also those of a member that a later one of its name replaces. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/g)) {
    if (token === "[" || token === "{") deepest = Math.max(deepest, ++depth);
    else if (token === "]" || token === "}") depth--;
  }
  return deepest;
}

/** Holds that a value is the same as the platform's own reader gives. */
function holdSame(own: Json, other: unknown, path: string): void {
  if (isObject(own)) {
    const members = Object.entries(other as object);
    hold(own.size === members.length, "stable", () => `other members: ${path} has ${own.size}, not ${members.length}`);
    for (const [name, value] of members) holdSame(own.get(name) ?? null, value, `${path}.${name}`);
  } else if (Array.isArray(own)) {
    const items = other as unknown[];
    hold(own.length === items.length, "stable", () => `other items: ${path} has ${own.length}, not ${items.length}`);
    for (const [i, value] of items.entries()) holdSame(own[i] as Json, value, `${path}[${i}]`);
  } else hold(Object.is(own, other), "stable", () => `another value: ${path} is ${String(own)}, not ${String(other)}`);
}

function byPlatform(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

const isBeyondJson = /NaN|Infinity/;

/** JSON, against the platform's own reader. */
export const jsonTarget = (parse: typeof parseJson = parseJson): Target => ({
  name: "json",
  parts: 100,
  make: (random) => ({ input: new Input((random.chance(0.7) ? json(random) : exported(random)).text) }),
  readOnly: ({ text }) => {
    try {
      parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  },
  read({ text }) {
    const other = byPlatform(text);
    let own: Json;
    try {
      own = parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      hold(other === undefined || depthOf(text) > DEEPEST, "stable", () => `what JSON is is refused: ${error.message}`);
      return undefined;
    }
    if (other) holdSame(own, other.value, "");
    else hold(isBeyondJson.test(text), "stable", () => "what is no JSON is taken");
    return own;
  },
});
