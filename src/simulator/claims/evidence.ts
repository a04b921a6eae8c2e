import type { Field } from "../../schema/fields/config.ts";
import { type ClaimId, claimIds } from "./sentences.ts";

export type Stance = "agrees" | "partly agrees" | "disagrees";

/** What one study or guide says beside a claim: never a correction of the service. */
export interface Evidence {
  /** What it says beside Fireworks' claim. */
  readonly stance: Stance;
  /** One line, with its number. */
  readonly text: string;
  readonly title: string;
  readonly url: string;
  /** Year, or year and month, of what was read. */
  readonly date: string;
  /** Only the abstract, or an excerpt, was read. */
  readonly isAbstract?: true;
}

const trl = {
  title: "TRL, LoRA Without Regret",
  url: "https://huggingface.co/docs/trl/lora_without_regret",
  date: "2026-07",
};
const verifiers = {
  title: "verifiers, training",
  url: "https://verifiers.readthedocs.io/en/latest/training.html",
  date: "2026-08",
};
const highRank = {
  title: "OpenReview XGZHI14m8P",
  url: "https://openreview.net/forum?id=XGZHI14m8P",
  date: "2026",
  isAbstract: true,
} as const;
const oneEpoch = {
  title: "arXiv 2507.18014",
  url: "https://arxiv.org/abs/2507.18014",
  date: "2025-12",
  isAbstract: true,
} as const;
const earlyGain = {
  title: "arXiv 2505.22617",
  url: "https://arxiv.org/abs/2505.22617",
  date: "2025-05",
  isAbstract: true,
} as const;

/** What published results say beside each of the twelve claims, in their order; a claim without any is untested. */
export const evidence: Readonly<Record<ClaimId, readonly Evidence[]>> = {
  "rate-high": [
    {
      stance: "agrees",
      text: "Qwen3-0.6B on GSM8K falls from 57.0% to 2.4% at 5e-5, and is stable at 1e-6.",
      title: "HelloAgents, issue 107",
      url: "https://github.com/jjyaoao/HelloAgents/issues/107",
      date: "2026-08",
    },
  ],
  "rate-low": [
    {
      stance: "agrees",
      text: "Image model, all parameters: 1e-4 hacks the reward in 10 steps, 6e-5 is very slow. The window is narrow.",
      title: "flow_grpo, issue 212",
      url: "https://github.com/yifan123/flow_grpo/issues/212",
      date: "2026",
    },
  ],
  "rate-right": [
    {
      stance: "agrees",
      text: "LoRA's best rate is about 10x that of full fine-tuning and nearly independent of the rank: 1e-5 follows 1e-6 (SmolLM3, 500 steps). That supports the order of 1e-4, not the value.",
      ...trl,
    },
  ],
  "epochs-few": [
    {
      stance: "agrees",
      text: "76% of the gain comes in the first 1/12 of training, so what follows adds little by little.",
      ...earlyGain,
    },
  ],
  "epochs-many": [
    {
      stance: "disagrees",
      text: "One example, repeated: MATH500 rises from 36.0% to 73.6%, and goes on rising after training reward saturates; a later version counts 8.6 points of it as more than format.",
      title: "arXiv 2504.20571",
      url: "https://arxiv.org/abs/2504.20571",
      date: "2025-04",
      isAbstract: true,
    },
  ],
  "epochs-right": [
    {
      stance: "agrees",
      text: "Beyond about 80% of one epoch there is hardly any gain (Llama and Qwen, 3B to 8B).",
      ...oneEpoch,
    },
  ],
  "rank-low": [
    {
      stance: "disagrees",
      text: "Ranks 1 to 32 suffice for RL at any size of dataset: rank 1 follows full fine-tuning over 500 steps.",
      ...trl,
    },
    {
      stance: "partly agrees",
      text: "Qwen3-0.6B: full fine-tuning pulls ahead of rank 1.",
      title: "The Kaitchup",
      url: "https://kaitchup.substack.com/",
      date: "2025",
      isAbstract: true,
    },
  ],
  "rank-high": [
    {
      stance: "agrees",
      text: "Stronger, by another cause: rank 64 trains at the smallest batch tried and fails at larger ones, ranks 128 and 256 at each.",
      ...highRank,
    },
  ],
  "rank-right": [
    {
      stance: "agrees",
      text: "Rank 8 trains, where ranks of 64 and more fail as the batch grows.",
      ...highRank,
    },
  ],
  "batch-small-noise": [{ stance: "agrees", text: "Stable setups use 512 to 1,024 rollouts a batch.", ...verifiers }],
  "batch-small-exploration": [],
  "batch-large": [
    { stance: "agrees", text: "Stable setups use 512 to 1,024 rollouts a batch.", ...verifiers },
    {
      stance: "disagrees",
      text: "LoRA bears large batches less than full fine-tuning does, whatever the rank: stay below 32.",
      ...trl,
    },
    { stance: "disagrees", text: "With rank 64 the larger batches fail.", ...highRank },
  ],
};

/** What published results say of fields that no claim is about. */
const ofFields: { readonly [K in Field]?: readonly Evidence[] } = {
  responseCandidatesCount: [
    {
      stance: "disagrees",
      text: "Groups of 2 keep 97.6% of what groups of 16 reach, in 21% of the time. Fireworks calls 2 to 4 a minimal signal.",
      title: "arXiv 2510.00977",
      url: "https://arxiv.org/abs/2510.00977",
      date: "2025-10",
      isAbstract: true,
    },
    {
      stance: "partly agrees",
      text: "GSM8K: .9621 with 32 groups of 64, .9447 with 64 of 8; but that is 4x the rollouts, too.",
      title: "tinker-cookbook, math_rl",
      url: "https://github.com/thinking-machines-lab/tinker-cookbook/tree/main/tinker_cookbook/recipes/math_rl",
      date: "2026-08",
    },
  ],
  startingReward: [
    {
      stance: "agrees",
      text: "Prompts are too hard at 0% after 10 or more tries, and too easy above 80%.",
      ...verifiers,
    },
  ],
};

const prefixes: { readonly [K in Field]?: string } = {
  learningRate: "rate-",
  epochs: "epochs-",
  loraRank: "rank-",
  batchSize: "batch-",
};

/** What published results say of a field: beside the claims about it, each once, and else. */
export function evidenceOf(field: Field): readonly Evidence[] {
  const prefix = prefixes[field];
  const claimed =
    prefix === undefined ? [] : claimIds.filter((id) => id.startsWith(prefix)).flatMap((id) => evidence[id]);
  const all = [...claimed, ...(ofFields[field] ?? [])];
  return all.filter(({ text }, i) => all.findIndex((other) => other.text === text) === i);
}
