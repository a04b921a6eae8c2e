import { architectureOf } from "../fields/architecture.ts";
import type { RunConfig } from "../fields/config.ts";
import { grouped } from "../fields/notation.ts";
import { adapterWeights, headroomOf, LOGIT_CHUNK, memoryParts } from "../fields/sizing.ts";

/** One row of the memory estimate, in GiB per GPU. */
interface MemoryTerm {
  readonly label: string;
  /** The formula with the numbers of this config. */
  readonly formula: string;
  readonly source: string;
  readonly gib: number;
}

interface MemoryEstimate {
  readonly terms: readonly MemoryTerm[];
  readonly total: number;
  readonly available: number;
  /** Share of the memory that stays free; negative where a step does not fit. */
  readonly headroom: number;
  readonly architecture: string;
}

/**
 * Estimates the memory of one LoRA training step, in GiB per GPU. On the managed service the GPU is an assumption, and rollouts are generated
 * elsewhere.
 */
export function estimateMemory(config: RunConfig): MemoryEstimate {
  const { layers, hidden, vocabulary, from } = architectureOf(config.modelSize);
  const { tokens, weights, trained, checkpoints, live, logits, rest, total } = memoryParts(config, config.batchSize);
  const perGpu = config.gpuCount === 1 ? "" : ` ÷ ${config.gpuCount} GPUs`;
  const terms: MemoryTerm[] = [
    {
      label: "Base weights, bf16, sharded",
      formula: `${config.modelSize} × 10⁹ × 2 bytes${perGpu}`,
      source: "2 bytes per weight",
      gib: weights,
    },
    {
      label: "Adapter, its gradient and two Adam moments",
      formula: `${grouped(adapterWeights(config))} weights × (2 + 2 + 8) bytes`,
      source: "Hu et al. 2021 (LoRA); Kingma & Ba 2014 (Adam)",
      gib: trained,
    },
    {
      label: "Activation checkpoints, one per layer",
      formula: `${layers} layers × ${grouped(tokens)} tokens × ${grouped(hidden)} × 2 bytes`,
      source: "Korthikanti et al. 2022, full recomputation: 2 s b h L",
      gib: checkpoints,
    },
    live >= logits
      ? {
          label: "Activations of the recomputed layer",
          formula: `${grouped(tokens)} tokens × ${grouped(hidden)} × 34 bytes`,
          source: `Korthikanti et al. 2022, eq. 1, flash attention; the logits (${logits.toFixed(1)} GB) are freed by then`,
          gib: live,
        }
      : {
          label: "Logits of one chunk, with gradient",
          formula: `${grouped(Math.min(LOGIT_CHUNK, tokens))} tokens × ${grouped(vocabulary)} × 8 bytes`,
          source: `fused cross-entropy, fp32; the recomputed layer (${live.toFixed(1)} GB) comes later and is smaller`,
          gib: logits,
        },
    { label: "Everything else", formula: "2 GB + 5% of the above", source: "Goldilocks heuristic", gib: rest },
  ];
  return { terms, total, available: config.gpuMemory, headroom: headroomOf(config), architecture: from };
}
