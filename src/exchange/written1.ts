import type { Field, RunConfig } from "../schema/config.ts";
import { allFields } from "../schema/defaults.ts";
import { shortest } from "../schema/notation.ts";

/** Every key of a version 1 link in its order, with what a missing one means. Frozen: these stay when a default changes. */
const FROZEN =
  "lr=1e-4&ep=1&rank=8&bs=32768&ctx=8192&t=0.7&p=1&k=40&n=4&out=2048&loss=grpo&kl=auto&chunk=auto&warm=auto&bss=auto&wd=auto" +
  "&task=medium&prompts=300&len=2048&start=0.3&game=0.28&model=8&gpu=80&gpus=1&seed=1";

/** The key of the baseline: the fields in which it differs from the settings, as `key:value,key:value`, or SAME. Absent: there is none. */
export const BASELINE = "base";
export const SAME = "same";

/** Keys and frozen values in the link's order. */
export const frozenPairs = FROZEN.split("&").map((pair) => pair.split("=") as [string, string]);

// not read from the table of the parameters: the page writes links before it needs the table's texts
const order = frozenPairs.flatMap(([key], i) => {
  const field = allFields[i];
  return field ? [{ key, field }] : [];
});

/** The setting that each key stands for. */
export const fields = new Map<string, Field>(order.map(({ key, field }) => [key, field]));

function written(field: Field, config: RunConfig): string {
  const value = config[field];
  return typeof value === "number" ? shortest(value, field === "learningRate" ? "rate" : "plain") : value;
}

/** All fields of a config as keys and values, in the frozen order; a baseline after them, as far as it differs, but for its seed. */
export function encode1(config: RunConfig, baseline?: RunConfig): string {
  const settings = order.map(({ key, field }) => `${key}=${written(field, config)}`).join("&");
  if (baseline === undefined) return settings;
  const differing = order
    .filter(({ field }) => field !== "seed" && baseline[field] !== config[field])
    .map(({ key, field }) => `${key}:${written(field, baseline)}`);
  return `${settings}&${BASELINE}=${differing.length > 0 ? differing.join(",") : SAME}`;
}
