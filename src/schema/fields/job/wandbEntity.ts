import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const wandbEntity: TextParameter = {
  kind: "text",
  label: "W&B entity",
  does: "The Weights & Biases user or team that the project belongs to.",
  path: "wandbConfig.entity",
  flag: "--wandb-entity",
  otherFlags: ["--entity"],
  example: "my-team",
  source: sources.api,
};
