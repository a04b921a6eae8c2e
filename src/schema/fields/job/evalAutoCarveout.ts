import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const evalAutoCarveout: TextParameter = {
  kind: "text",
  label: "Carve out an evaluation set",
  does: "Holds out a part of the dataset to evaluate on: true or false.",
  path: "evalAutoCarveout",
  flag: "--eval-auto-carveout",
  client: "ep",
  only: ["true", "false"],
  carried: true,
  example: "true",
  source: sources.api,
};
