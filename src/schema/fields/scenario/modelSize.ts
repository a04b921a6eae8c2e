import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const modelSize: ScenarioParameter = {
  kind: "number",
  label: "Model",
  does: "Parameters of the base model, in billions. Sets the memory estimate and the recommended rank.",
  default: 8,
  unit: "B",
  whole: false,
  hard: { min: 0.1, max: 2000 },
  notation: "plain",
  scale: { spacing: "log", lattice: [1, 3, 8, 14, 32, 70] },
  place: "scenario",
  group: "scenario",
  linkKey: "model",
  linkDefault: "8",
  simulated: false,
  source: sources.ours,
};
