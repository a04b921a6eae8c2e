import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const seed: ScenarioParameter = {
  kind: "number",
  label: "Seed",
  does: "First seed of the simulated runs. The same link always shows the same curve.",
  default: 1,
  unit: "",
  whole: true,
  hard: { min: 0, max: 2147483647 },
  notation: "plain",
  scale: { spacing: "linear", lattice: [1, 101] },
  place: "scenario",
  group: "seed",
  linkKey: "seed",
  linkDefault: "1",
  simulated: true,
  source: sources.ours,
};
