import type { Target } from "../../exchange/export/targets.ts";

/** Label and description of each export format, in the order they are offered. */
export const targetLabels: Readonly<Record<Target, { readonly label: string; readonly is: string }>> = {
  config: { label: "JSON", is: "A document of every setting, to keep and to open here again." },
  "rl-loop": {
    label: "rl_loop",
    is: "Fireworks’ Training API: the synchronous GRPO recipe, with a reward function of yours.",
  },
  "async-rl-loop": {
    label: "async_rl_loop",
    is: "Fireworks’ Training API: the asynchronous recipe (experimental), with a rollout function of yours.",
  },
  request: { label: "request", is: "The body that the Fireworks API takes, and nothing of ours in it." },
  firectl: { label: "firectl", is: "The launch on Fireworks’ own command line." },
  ep: { label: "ep", is: "The launch on the command line of eval-protocol." },
  curl: { label: "curl", is: "The request, sent from a shell; the key comes from the environment." },
  python: {
    label: "Python",
    is: "The launch as a call of Fireworks’ Python client; the key comes from the environment.",
  },
  "prime-rl": { label: "prime-rl", is: "The run on GPUs of your own: a TOML file for prime-rl’s rl command." },
  trl: { label: "TRL", is: "The nearest run on GPUs of your own: TRL’s GRPOConfig and PEFT’s LoraConfig." },
};
