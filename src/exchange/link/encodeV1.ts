import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";

/** The key of the baseline: the fields in which it differs from the settings, as `key:value,key:value`, or SAME. Absent: there is none. */
export const BASELINE = "base";
export const SAME = "same";

/** Keys and the frozen meanings of missing ones, in the link's order. */
export const frozenPairs = entries.map(([, { linkKey, linkDefault }]) => [linkKey, linkDefault] as const);

/** The setting that each key stands for. */
export const fields = new Map<string, Field>(entries.map(([field, { linkKey }]) => [linkKey, field]));

/** All fields of a config as keys and values, in the frozen order; a baseline after them, as far as it differs, but for its seed. */
export function encodeV1(config: RunConfig, baseline?: RunConfig): string {
  const settings = entries.map(([field, { linkKey }]) => `${linkKey}=${typedText(field, config[field])}`).join("&");
  if (baseline === undefined) return settings;
  const differing = entries
    .filter(([field]) => field !== "seed" && baseline[field] !== config[field])
    .map(([field, { linkKey }]) => `${linkKey}:${typedText(field, baseline[field])}`);
  return `${settings}&${BASELINE}=${differing.length > 0 ? differing.join(",") : SAME}`;
}
