import type { AutoParameter } from "../parameter.ts";
import { sources } from "../provenance.ts";

export const chunkSize: AutoParameter = {
  kind: "auto",
  label: "Chunk size",
  does: "How many prompts are rolled out before the next training step; -1 turns chunking off.",
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
      text: "The default is 200 prompts, applied only if the data set holds at least 2 chunks; -1 turns it off. Example: 1,000 prompts in chunks of 200, 2 epochs and 8 rollouts are 10 training steps of 1,600 rollouts.",
      source: sources.laterReference,
    },
    {
      text: "The reference of the API says that chunking is on above 300 prompts, with a size from 1 to 10,000.",
      source: sources.api,
    },
    {
      text: "The chunk is the prompts that are rolled out before each GRPO step. Groups of equal scores are dropped, of a chunk within its groups too.",
      source: sources.managedRft,
    },
  ],
};
