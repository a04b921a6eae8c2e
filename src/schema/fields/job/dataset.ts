import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const dataset: TextParameter = {
  kind: "text",
  label: "Dataset",
  does: "Training prompts, uploaded to Fireworks.",
  path: "dataset",
  flag: "--dataset",
  oldFlags: ["--dataset-id"],
  collection: "datasets",
  example: "accounts/my-account/datasets/my-prompts",
  source: sources.api,
};
