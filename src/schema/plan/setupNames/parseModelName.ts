import { readNumber } from "../../values/typedValue.ts";
import { checkField } from "../../values/validate.ts";
import { type KnownModel, models } from "./models.ts";
import { LONGEST_NAME, plainName, type Refused, refuse } from "./parsedName.ts";

/** A model size and its origin. */
export type ParsedModel =
  | { readonly ok: true; readonly size: number; readonly from: "number" | "name" }
  | { readonly ok: true; readonly size: number; readonly from: "table"; readonly model: KnownModel };

const UNKNOWN = "Unknown model: enter its size in billions, e.g. 8";

/** Words that do not change the size of a model. */
const neutral = new Set(["instruct", "it", "chat", "base", "thinking", "hf", "meta", "v"]);
const units: Readonly<Record<string, number>> = { b: 1, bn: 1, billion: 1, m: 1e-3 };

const isNumber = (token: string | undefined) => token !== undefined && token >= "0" && token < ":";
/** The date of a release, as in Qwen3 235B A22B Instruct 2507 or Kimi K2 0905. */
const isDate = (token: string) => /^(?:2\d(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])\d\d)$/.test(token);

/**
 * Splits the name of a model into words and numbers: qwen, 3, 32, b. Of a path, the last part; `3p1` is 3.1, as Fireworks writes it. Words that
 * do not change the size are left out.
 */
function tokensOf(text: string): readonly string[] {
  const name = plainName(text).split("/").at(-1) ?? "";
  const tokens = name.replace(/(\d)p(?=\d)/g, "$1.").match(/[a-z]+|\d+(?:\.\d+)?/g) ?? [];
  return tokens.filter((token) => !neutral.has(token) && !isDate(token));
}

const keyOf = (tokens: readonly string[]) => tokens.join(" ");
let tableKeys: ReadonlyMap<string, KnownModel> | undefined;
/** The table by its keys; made on first use. */
const byKey = () => {
  tableKeys ??= new Map(models.map((model) => [keyOf(tokensOf(model.name)), model]));
  return tableKeys;
};

/** Returns the sizes that a name states, in billions: 13 of MyModel-13B. The active size of a mixture, as in A3B, is none. */
function statedSizes(tokens: readonly string[]): readonly number[] {
  return tokens.flatMap((token, i) => {
    const unit = units[tokens[i + 1] ?? ""];
    return unit !== undefined && isNumber(token) && tokens[i - 1] !== "a" ? [Number(token) * unit] : [];
  });
}

const isMixture = (tokens: readonly string[]) =>
  tokens.some((token, i) => token === "x" && isNumber(tokens[i - 1]) && isNumber(tokens[i + 1]));

function stated(size: number): ParsedModel | Refused {
  const checked = checkField("modelSize", size);
  return checked.ok ? { ok: true, size, from: "name" } : refuse(checked.reason);
}

/**
 * Reads the size of a model from its name, in billions of parameters: from the table, or as the name states it; a number is its own size.
 * Where neither gives one size it asks and never guesses.
 */
export function parseModelName(text: string): ParsedModel | Refused {
  if (text.length > LONGEST_NAME) return refuse(`The name is longer than ${LONGEST_NAME} characters.`);
  const name = plainName(text);
  if (/^[^a-z]*(?:b|bn)?$/.test(name)) {
    const number = readNumber(name, "modelSize");
    return number.ok ? { ok: true, size: number.value, from: "number" } : refuse(number.reason);
  }
  const tokens = tokensOf(text);
  const key = keyOf(tokens);
  const model = byKey().get(key);
  if (model) return { ok: true, size: model.total, from: "table", model };
  const [size, ...others] = new Set(statedSizes(tokens));
  if (size === undefined) return refuse(key === "" ? UNKNOWN : askedFor(key));
  if (isMixture(tokens)) return refuse("A mixture of experts: enter its total size in billions.");
  return others.length > 0 ? refuse("The name states more than one size: enter the total in billions.") : stated(size);
}

/** Names the models of a family whose size is missing. */
function askedFor(key: string): string {
  const family = [...byKey()].filter(([other]) => other.startsWith(`${key} `)).map(([, { name }]) => name);
  return family.length > 1 ? `Which size? ${family.slice(0, 8).join(", ")}${family.length > 8 ? " …" : ""}` : UNKNOWN;
}
