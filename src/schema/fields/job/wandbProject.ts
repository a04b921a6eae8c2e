import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const wandbProject: TextParameter = {
  kind: "text",
  label: "W&B project",
  does: "The Weights & Biases project that the run logs to. Its key comes from the environment and is never asked for here.",
  path: "wandbConfig.project",
  flag: "--wandb-project",
  otherFlags: ["--project"],
  example: "my-project",
  source: sources.api,
};
