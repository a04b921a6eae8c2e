import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const wandbProject: TextParameter = {
  kind: "text",
  label: "W&B project",
  does: "Weights & Biases project that the run logs to. The key comes from the environment; this page never asks for it.",
  path: "wandbConfig.project",
  flag: "--wandb-project",
  otherFlags: ["--project"],
  example: "my-project",
  source: sources.api,
};
