import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const prompts: ScenarioParameter = {
  kind: "number",
  label: "Prompts",
  does: "How many prompts the training data set holds. The simulation trains on 50 to 1,000 of them.",
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
      text: "One page says dozens to thousands, often fewer than 100 are enough; another asks for 200 to 500 diverse ones. The Training API's recipes read the first 100 rows unless max_rows says otherwise.",
      source: sources.managedRft,
    },
  ],
};
