import type { ScenarioParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const gameableShare: ScenarioParameter = {
  kind: "number",
  label: "Reward-hackable prompts",
  does: "Share of prompts whose grader accepts a wrong answer. 0 is a perfect grader. Source of the overfitting (reward hacking) in the simulation.",
  default: 0.28,
  unit: "",
  whole: false,
  hard: { min: 0, max: 0.9 },
  notation: "share",
  scale: { spacing: "linear", lattice: [0, 0.05, 0.1, 0.15, 0.2, 0.28, 0.35, 0.4, 0.5] },
  place: "scenario",
  group: "scenario",
  linkKey: "game",
  linkDefault: "0.28",
  simulated: true,
  source: sources.ours,
};
