import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const klBeta: AutoParameter = {
  kind: "auto",
  label: "KL weight",
  does: "Weight of the KL divergence from the base model.",
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
      text: "With GRPO, auto or 0 means the built-in 0.001. DAPO and GSPO-token have no KL term: with them it must be 0 or auto.",
      source: sources.api,
    },
    {
      text: "Fireworks' RFT Parameters Reference contradicts itself: 0 means the built-in 0.001, and it advises 0 to explore.",
      source: sources.laterReference,
    },
  ],
};
