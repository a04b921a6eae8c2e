import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const displayName: TextParameter = {
  kind: "text",
  label: "Display name",
  does: "Name of the job on the job page.",
  path: "displayName",
  oldFlags: ["--display-name"],
  example: "Second run, rate 2e-4",
  source: sources.api,
};
