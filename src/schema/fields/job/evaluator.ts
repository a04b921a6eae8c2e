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
  notes: [
    { text: "A build fails after 10 minutes.", source: sources.prerequisites },
    { text: "Aim for 1–5 s per rollout.", source: sources.monitoring },
    { text: "Probe it on at least five rows before a launch: the scores must differ.", source: sources.managedRft },
    {
      text: "EARLY_STOPPED: every rollout of an epoch got the same score. Check that the evaluator tells good responses from bad ones.",
      source: sources.monitoring,
    },
  ],
};
