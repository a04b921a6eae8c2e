import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const baseModel: TextParameter = {
  kind: "text",
  label: "Base model",
  does: "Model to fine-tune. Give this or a model to warm-start from, not both.",
  path: "trainingConfig.baseModel",
  flag: "--base-model",
  collection: "models",
  example: "accounts/fireworks/models/qwen3-8b",
  source: sources.api,
};
