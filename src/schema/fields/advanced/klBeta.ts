import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const klBeta: AutoParameter = {
  kind: "auto",
  label: "KL weight",
  does: "How strongly the policy is held to the base model.",
  default: "auto",
  unit: "",
  whole: false,
  hard: { min: 0, max: 10 },
  place: "advanced",
  placeOrder: 2,
  group: "lossConfig",
  flag: "--rl-kl-beta",
  otherFlags: ["--kl-beta"],
  linkKey: "kl",
  linkDefault: "auto",
  simulated: true,
  source: sources.api,
  notes: [
    {
      text: "Left out, or 0, it means the built-in 0.001 with GRPO. DAPO and GSPO-token have no KL term: there it must be 0 or left out.",
      source: sources.api,
    },
    {
      text: "The same page says that 0 means the built-in 0.001, and advises 0 to explore: its own contradiction.",
      source: sources.laterReference,
    },
  ],
};
