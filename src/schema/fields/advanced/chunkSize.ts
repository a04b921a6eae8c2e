import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const chunkSize: AutoParameter = {
  kind: "auto",
  label: "Chunk size",
  does: "Prompts rolled out before the next training step.",
  default: "auto",
  unit: "prompts",
  whole: true,
  hard: { min: -1, max: 10000 },
  except: [0],
  place: "advanced",
  placeOrder: 4,
  group: "job",
  flag: "--chunk-size",
  linkKey: "chunk",
  linkDefault: "auto",
  simulated: false,
  source: sources.api,
  notes: [
    {
      text: "The default is 200 prompts, applied only if the dataset holds at least 2 chunks; -1 turns it off. Example: 1,000 prompts in chunks of 200, 2 epochs, 8 rollouts: 10 training steps of 1,600 rollouts.",
      source: sources.laterReference,
    },
    {
      text: "The API reference: chunking is on above 300 prompts, with a size from 1 to 10,000.",
      source: sources.api,
    },
    {
      text: "A chunk is the prompts rolled out before each GRPO step. Zero-variance groups are dropped, within a chunk too.",
      source: sources.managedRft,
    },
  ],
};
