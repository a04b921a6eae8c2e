import type { CountParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const maxConcurrentRollouts: CountParameter = {
  kind: "count",
  label: "Concurrent rollouts",
  does: "Rollouts sampled at the same time.",
  path: "maxConcurrentRollouts",
  flag: "--max-concurrent-rollouts",
  carried: true,
  unit: "rollouts",
  hard: { min: 1, max: 100_000 },
  source: sources.api,
};
