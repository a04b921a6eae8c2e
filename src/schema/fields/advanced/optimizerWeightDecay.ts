import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const optimizerWeightDecay: AutoParameter = {
  kind: "auto",
  label: "Weight decay",
  does: "Pull of the adapter's weights toward 0.",
  default: "auto",
  unit: "",
  whole: false,
  hard: { min: 0, max: 1 },
  place: "advanced",
  placeOrder: 6,
  group: "trainingConfig",
  flag: "--optimizer-weight-decay",
  linkKey: "wd",
  linkDefault: "auto",
  simulated: false,
  source: sources.api,
};
