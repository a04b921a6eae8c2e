import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const wandbEntity: TextParameter = {
  kind: "text",
  label: "W&B entity",
  does: "Weights & Biases user or team that owns the project.",
  path: "wandbConfig.entity",
  flag: "--wandb-entity",
  otherFlags: ["--entity"],
  example: "my-team",
  source: sources.api,
};
