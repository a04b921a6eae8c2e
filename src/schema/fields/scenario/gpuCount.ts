import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const gpuCount: ScenarioParameter = {
  kind: "number",
  label: "GPUs",
  does: "GPUs that share the base weights and the tokens of a batch.",
  default: 1,
  unit: "",
  whole: true,
  hard: { min: 1, max: 1024 },
  notation: "plain",
  scale: { spacing: "log", lattice: [1, 2, 4, 8, 16, 32, 64] },
  place: "scenario",
  group: "scenario",
  linkKey: "gpus",
  linkDefault: "1",
  simulated: false,
  source: sources.ours,
};
