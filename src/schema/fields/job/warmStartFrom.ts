import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const warmStartFrom: TextParameter = {
  kind: "text",
  label: "Warm start from",
  does: "Earlier fine-tuned model to continue from, instead of a base model.",
  path: "trainingConfig.warmStartFrom",
  flag: "--warm-start-from",
  collection: "models",
  example: "accounts/my-account/models/my-first-run",
  source: sources.api,
};
