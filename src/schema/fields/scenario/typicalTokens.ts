import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const typicalTokens: ScenarioParameter = {
  kind: "number",
  label: "Typical length",
  does: "Typical length of prompt and response together. The estimates of steps, tokens and sequences use it.",
  default: 2048,
  unit: "tokens",
  whole: true,
  hard: { min: 16, max: 131072 },
  notation: "tokens",
  scale: { spacing: "log", lattice: [256, 512, 1024, 2048, 4096, 8192, 16384, 32768] },
  place: "scenario",
  group: "scenario",
  linkKey: "len",
  linkDefault: "2048",
  simulated: true,
  source: sources.ours,
};
