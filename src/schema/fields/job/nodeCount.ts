import type { CountParameter } from "../jobParameter.ts";
import { sources } from "../provenance.ts";

export const nodeCount: CountParameter = {
  kind: "count",
  label: "Nodes",
  does: "Machines that the job runs on.",
  path: "nodeCount",
  flag: "--node-count",
  client: "ep",
  otherFlags: ["--nodes"],
  unit: "nodes",
  hard: { min: 1, max: 1024 },
  source: sources.api,
  notes: [
    {
      text: "HTTP 429 on create is the account's limit of concurrent GPUs, not a fault of the settings: run fewer jobs at once, or ask for a higher quota.",
      source: sources.errors,
    },
  ],
};
