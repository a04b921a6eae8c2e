import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { typedText } from "../../schema/values/fieldText.ts";

/** Key of the baseline: the fields that differ from the settings, as `key:value,key:value`, or SAME. Absent where there is none. */
export const BASELINE = "base";
export const SAME = "same";

/** The keys of a link, in its order, with the frozen meanings of missing ones. */
export const frozenPairs = entries.map(([, { linkKey, linkDefault }]) => [linkKey, linkDefault] as const);

/** The field of each key. */
export const fields = new Map<string, Field>(entries.map(([field, { linkKey }]) => [linkKey, field]));

/** Writes all fields of a config as keys and values, in the frozen order, then the fields of the baseline that differ, without its seed. */
export function encodeV1(config: RunConfig, baseline?: RunConfig): string {
  const settings = entries.map(([field, { linkKey }]) => `${linkKey}=${typedText(field, config[field])}`).join("&");
  if (baseline === undefined) return settings;
  const differing = entries
    .filter(([field]) => field !== "seed" && baseline[field] !== config[field])
    .map(([field, { linkKey }]) => `${linkKey}:${typedText(field, baseline[field])}`);
  return `${settings}&${BASELINE}=${differing.length > 0 ? differing.join(",") : SAME}`;
}
