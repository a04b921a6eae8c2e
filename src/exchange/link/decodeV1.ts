import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { linkKeys } from "../../schema/fields/linkKeys.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { shown } from "../../schema/values/quote.ts";
import { type Checked, checkField } from "../../schema/values/validate.ts";
import { BASELINE, fields, frozenPairs, SAME } from "./encodeV1.ts";
import type { Problem } from "./problem.ts";

/** Reads the value of a key. A text that is not a number stays a text, to be refused by name. */
function readValue(field: Field, text: string): Checked<RunConfig[Field]> {
  const { kind, label } = parameters[field];
  if (text === "") return { ok: false, reason: `${label}: value missing` };
  // a plus means a blank in a link
  const number = kind === "choice" || text.includes("+") ? undefined : parseNumber(text, "strict");
  return number === undefined ? checkField(field, text) : checkField(field, number, shown(text));
}

/** Replaces the values of a config by those of a link. Returns the config and the problems; never throws. */
function overlay(base: RunConfig, pairs: Iterable<readonly [string, string]>) {
  const values: Partial<Record<Field, RunConfig[Field]>> = {};
  const refused: Problem[] = [];
  const unknown: Problem[] = [];
  const seen = new Set<string>();
  for (const [key, text] of pairs) {
    const field = fields.get(key);
    if (field === undefined) {
      const name = shown(key);
      unknown.push({ kind: "unknown", key: name, reason: `unknown key “${name}”` });
    } else if (seen.has(key)) {
      const reason = `${parameters[field].label}: given twice, the second (“${shown(text)}”) is ignored`;
      refused.push({ kind: "repeated", field, key, reason });
    } else {
      const reading = readValue(field, text);
      if (reading.ok) values[field] = reading.value;
      else refused.push({ kind: "refused", field, key, reason: reading.reason });
      seen.add(key);
    }
  }
  const config = { ...base, ...values } as RunConfig;
  return { config, taken: Object.keys(values).length, recognized: seen.size, refused, unknown };
}

let frozen: RunConfig | undefined;
/** Returns the config of a link without keys. Computed on first use: the page starts without a link. */
const frozenDefaults = () => {
  frozen ??= overlay(defaultConfig, frozenPairs).config;
  return frozen;
};

/** Reads the baseline of a link. Returns it with the problems; never throws. */
function decodeBaseline(
  config: RunConfig,
  text: string,
): { readonly baseline?: RunConfig; readonly problems: Problem[] } {
  if (text === SAME) return { baseline: config, problems: [] };
  if (text === "") return { problems: [{ kind: "baseline", key: BASELINE, reason: "value missing" }] };
  const pairs = text.split(",").map((part) => {
    const colon = part.indexOf(":");
    return (colon < 0 ? [part, ""] : [part.slice(0, colon), part.slice(colon + 1)]) as [string, string];
  });
  // runs are paired by seed, so the baseline has the seeds of the settings
  const seeded = pairs.filter(([key]) => key === linkKeys.seed);
  const read = overlay(
    config,
    pairs.filter((pair) => !seeded.includes(pair)),
  );
  const problems = [...read.refused, ...read.unknown, ...seeded.map(() => seedProblem)].map(
    ({ field, key, reason }): Problem => ({
      kind: "baseline",
      ...(field && { field }),
      key: `${BASELINE} ${key}`,
      reason,
    }),
  );
  // without a legal part it would equal the settings, which nobody pinned
  return read.taken > 0 ? { baseline: read.config, problems } : { problems };
}

const seedProblem: Problem = {
  kind: "baseline",
  field: "seed",
  key: linkKeys.seed,
  reason: "Seed: the baseline has the seed of the settings",
};

/** Reads the keys and values of a version 1 link; missing keys have their frozen meaning. Never throws. */
export function decodeV1(pairs: readonly (readonly [string, string])[]) {
  const isBaseline = ([key]: readonly [string, string]) => key === BASELINE;
  const read = overlay(
    frozenDefaults(),
    pairs.filter((pair) => !isBaseline(pair)),
  );
  const [given, ...others] = pairs.filter(isBaseline).map(([, text]) => text);
  if (given === undefined) return { ...read, baseline: undefined, pinned: [] };
  const { baseline, problems } = decodeBaseline(read.config, given);
  const [other] = others;
  if (other !== undefined) {
    const reason = `the baseline is given twice, the second (“${shown(other)}”) is ignored`;
    problems.push({ kind: "baseline", key: BASELINE, reason });
  }
  return { ...read, baseline, recognized: read.recognized + 1, pinned: problems };
}
