import type { LossMethod } from "../config.ts";
import type { AdvancedChoice } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const lossMethod: AdvancedChoice<LossMethod> = {
  kind: "choice",
  label: "Loss method",
  does: "How rewards turn into a gradient.",
  default: "grpo",
  options: [
    { value: "grpo", label: "GRPO", requestValue: "GRPO", does: "clips the ratio to 0.8–1.2, KL 0.001, token mean" },
    { value: "dapo", label: "DAPO", requestValue: "DAPO", does: "clips the ratio to 0.8–1.28, no KL" },
    {
      value: "gspo-token",
      label: "GSPO-token",
      requestValue: "GSPO_TOKEN",
      does: "ratio of whole sequences, no KL",
    },
  ],
  place: "advanced",
  placeOrder: 1,
  group: "lossConfig",
  requestName: "method",
  flag: "--rl-loss-method",
  // ep refuses every value of this flag
  client: "firectl",
  otherFlags: ["--method"],
  linkKey: "loss",
  linkDefault: "grpo",
  simulated: true,
  source: sources.api,
  notes: [
    {
      text: "Zero-variance groups, whose rollouts all score the same, give no gradient with any method and are dropped.",
      source: sources.laterReference,
    },
    {
      text: "The eval-protocol client refuses every value of its loss method flag: launch methods other than GRPO by firectl, the API or Python.",
      source: sources.epClient,
    },
  ],
};
