import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const learningRateWarmupSteps: AutoParameter = {
  kind: "auto",
  label: "Warm-up steps",
  does: "Steps over which the learning rate rises from 0.",
  default: "auto",
  unit: "steps",
  whole: true,
  hard: { min: 0, max: 100000 },
  place: "advanced",
  placeOrder: 3,
  group: "trainingConfig",
  flag: "--learning-rate-warmup-steps",
  linkKey: "warm",
  linkDefault: "auto",
  simulated: true,
  source: sources.api,
};
