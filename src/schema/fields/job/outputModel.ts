import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const outputModel: TextParameter = {
  kind: "text",
  label: "Output model",
  does: "What the trained model will be called; left out, Fireworks makes a name.",
  path: "trainingConfig.outputModel",
  flag: "--output-model",
  example: "my-second-run",
  source: sources.api,
};
