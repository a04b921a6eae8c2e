import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const baseModel: TextParameter = {
  kind: "text",
  label: "Base model",
  does: "The model that the adapter is trained for. Give it or a model to warm-start from, not both.",
  path: "trainingConfig.baseModel",
  flag: "--base-model",
  example: "accounts/fireworks/models/qwen3-8b",
  source: sources.api,
};
