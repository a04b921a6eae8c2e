import type { Target } from "../../exchange/export/targets.ts";

interface TargetLabel {
  readonly label: string;
  /** What the format is for, in one sentence. */
  readonly is: string;
  /** Creates a managed job, which Fireworks no longer accepts. */
  readonly closed?: true;
}

/** Label and description of each export format, in the order they are offered. */
export const targetLabels: Readonly<Record<Target, TargetLabel>> = {
  config: { label: "Config file", is: "All settings in one file. Re-import any time." },
  "rl-loop": { label: "rl_loop", is: "Training API: the synchronous GRPO recipe, with your reward function." },
  "async-rl-loop": {
    label: "async_rl_loop",
    is: "Training API: the asynchronous recipe (experimental), with your rollout function.",
  },
  "prime-rl": { label: "prime-rl", is: "Your own GPUs: a TOML file for prime-rl’s rl command." },
  trl: { label: "TRL", is: "Your own GPUs: TRL’s GRPOConfig and PEFT’s LoraConfig, as near as they come." },
  request: { label: "API request body", is: "JSON body of the create request, with no field of ours.", closed: true },
  firectl: { label: "firectl", is: "Create command of the Fireworks command line.", closed: true },
  ep: { label: "eval-protocol CLI", is: "Create command of the eval-protocol command line.", closed: true },
  curl: { label: "curl", is: "The API request from a shell; the key comes from the environment.", closed: true },
  python: {
    label: "Python",
    is: "Create call of the Fireworks Python client; the key comes from the environment.",
    closed: true,
  },
};
