import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const outputModel: TextParameter = {
  kind: "text",
  label: "Output model",
  does: "Name of the trained model; if empty, Fireworks picks one.",
  path: "trainingConfig.outputModel",
  flag: "--output-model",
  collection: "models",
  example: "my-second-run",
  source: sources.api,
};
