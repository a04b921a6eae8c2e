import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const startingReward: ScenarioParameter = {
  kind: "number",
  label: "Starting reward",
  does: "Mean reward of the base model on your prompts before training, 0 to 1.",
  default: 0.3,
  unit: "",
  whole: false,
  hard: { min: 0.01, max: 0.95 },
  notation: "plain",
  scale: { spacing: "linear", lattice: Array.from({ length: 19 }, (_, i) => (i + 1) / 20) },
  place: "scenario",
  group: "scenario",
  linkKey: "start",
  linkDefault: "0.3",
  simulated: true,
  source: sources.ours,
};
