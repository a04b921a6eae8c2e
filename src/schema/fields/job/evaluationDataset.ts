import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const evaluationDataset: TextParameter = {
  kind: "text",
  label: "Evaluation dataset",
  does: "Held-out prompts to evaluate on.",
  path: "evaluationDataset",
  flag: "--evaluation-dataset",
  client: "ep",
  carried: true,
  collection: "datasets",
  example: "accounts/my-account/datasets/held-out",
  source: sources.api,
};
