import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const gpuMemory: ScenarioParameter = {
  kind: "number",
  label: "GPU memory",
  does: "Memory of one GPU. An assumption on the managed service: Fireworks does not say which GPUs a job runs on.",
  default: 80,
  unit: "GB",
  whole: false,
  hard: { min: 4, max: 2048 },
  notation: "plain",
  scale: { spacing: "log", lattice: [24, 40, 48, 80, 96, 141, 192, 288] },
  place: "scenario",
  group: "scenario",
  linkKey: "gpu",
  linkDefault: "80",
  simulated: false,
  source: sources.ours,
};
