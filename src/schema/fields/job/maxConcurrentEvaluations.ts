import type { CountParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const maxConcurrentEvaluations: CountParameter = {
  kind: "count",
  label: "Concurrent evaluations",
  does: "Rollouts scored at the same time.",
  path: "maxConcurrentEvaluations",
  flag: "--max-concurrent-evaluations",
  carried: true,
  unit: "evaluations",
  hard: { min: 1, max: 100_000 },
  source: sources.api,
};
