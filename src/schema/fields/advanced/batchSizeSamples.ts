import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const batchSizeSamples: AutoParameter = {
  kind: "auto",
  label: "Batch size in samples",
  does: "Cap on the samples per gradient batch.",
  default: "auto",
  unit: "samples",
  whole: true,
  hard: { min: 1, max: 1048576 },
  place: "advanced",
  placeOrder: 5,
  group: "trainingConfig",
  flag: "--batch-size-samples",
  linkKey: "bss",
  linkDefault: "auto",
  simulated: false,
  source: sources.api,
  notes: [
    {
      text: "Applies together with the batch size in tokens, which later pages call legacy (RFT V1).",
      source: sources.laterReference,
    },
    {
      text: "In RFT V1 it caps the rollouts of a gradient batch, while the batch size in tokens caps a micro-batch.",
      source: sources.managedRft,
    },
  ],
};
