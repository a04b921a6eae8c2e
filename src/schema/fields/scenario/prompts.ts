import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const prompts: ScenarioParameter = {
  kind: "number",
  label: "Prompts",
  does: "Prompts in the training dataset. The simulation trains on 50 to 1,000.",
  default: 300,
  unit: "prompts",
  whole: true,
  hard: { min: 1, max: 1000000 },
  notation: "plain",
  scale: { spacing: "log", lattice: [50, 100, 200, 300, 500, 1000, 2000, 5000, 10000] },
  place: "scenario",
  group: "scenario",
  linkKey: "prompts",
  linkDefault: "300",
  simulated: true,
  source: sources.ours,
  notes: [
    {
      text: "One page: dozens to thousands, often fewer than 100 are enough. Another: 200 to 500 diverse prompts. The Training API's recipes read the first 100 rows unless max_rows is set.",
      source: sources.managedRft,
    },
  ],
};
