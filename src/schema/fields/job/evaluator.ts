import type { TextParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const evaluator: TextParameter = {
  kind: "text",
  label: "Evaluator",
  does: "Scores each response.",
  path: "evaluator",
  flag: "--evaluator",
  oldFlags: ["--evaluator-id"],
  collection: "evaluators",
  example: "accounts/my-account/evaluators/my-grader",
  source: sources.api,
};
