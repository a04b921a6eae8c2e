import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const extraBody: TextParameter = {
  kind: "text",
  label: "Extra body",
  does: "Extra parameters of each sampling request, as JSON.",
  path: "inferenceParameters.extraBody",
  flag: "--extra-body",
  longest: 20_000,
  carried: true,
  example: '{"stop": ["</answer>"]}',
  source: sources.api,
};
