import type { TaskComplexity } from "../config.ts";
import type { ScenarioChoice } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const taskComplexity: ScenarioChoice<TaskComplexity> = {
  kind: "choice",
  label: "Task",
  does: "How much there is to learn. Sets the recommended rank and the number of skills in the simulated task.",
  default: "medium",
  options: [
    { value: "simple", label: "simple", does: "style or format changes: 2 skills in the simulation" },
    { value: "medium", label: "medium", does: "most tasks: 3 skills in the simulation" },
    { value: "complex", label: "complex", does: "multi-step reasoning: 7 skills in the simulation" },
  ],
  place: "scenario",
  group: "scenario",
  linkKey: "task",
  linkDefault: "medium",
  simulated: true,
  source: sources.ours,
};
