import type { Field, RunConfig } from "../schema/config.ts";
import { defaultConfig, parameters } from "../schema/parameters.ts";
import { visible } from "../schema/shown.ts";
import { type Checked, checkField } from "../schema/validate.ts";
import type { Problem } from "./problem.ts";
import { fields, frozenPairs } from "./written1.ts";

/** Digits, perhaps a point, perhaps an exponent: no blanks, no plus, no hexadecimal, no names. */
const strictNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d{1,4})?$/i;

/** The value that a link's text stands for; a text that is no number is passed on as text, to be refused by name. */
function readValue(field: Field, text: string): Checked<RunConfig[Field]> {
  const { kind, label } = parameters[field];
  if (text === "") return { ok: false, reason: `${label}: no value is given` };
  const numeric = kind !== "choice" && strictNumber.test(text);
  return numeric ? checkField(field, Number(text), visible(text)) : checkField(field, text);
}

/** The keys and values of a version 1 link laid over what missing keys mean, and what could not be taken; never throws. */
function overlay(base: RunConfig, pairs: Iterable<readonly [string, string]>) {
  const values: Partial<Record<Field, RunConfig[Field]>> = {};
  const refused: Problem[] = [];
  const unknown: Problem[] = [];
  const seen = new Set<string>();
  for (const [key, text] of pairs) {
    const field = fields.get(key);
    if (field === undefined) {
      const name = visible(key);
      unknown.push({ kind: "unknown", key: name, reason: `“${name}” is not a key of this link; left out` });
    } else if (seen.has(key)) {
      const reason = `${parameters[field].label}: given twice; the first one counts, not “${visible(text)}”`;
      refused.push({ kind: "repeated", field, key, reason });
    } else {
      const reading = readValue(field, text);
      if (reading.ok) values[field] = reading.value;
      else refused.push({ kind: "refused", field, key, reason: reading.reason });
      seen.add(key);
    }
  }
  return { config: { ...base, ...values } as RunConfig, recognized: seen.size, refused, unknown };
}

const frozenDefaults = overlay(defaultConfig, frozenPairs).config;

/** What the keys and values of a version 1 link say; missing keys have their frozen meaning. Never throws. */
export const decode1 = (pairs: Iterable<readonly [string, string]>) => overlay(frozenDefaults, pairs);
