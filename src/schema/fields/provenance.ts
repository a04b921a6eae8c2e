import { SITE } from "./site.ts";

/** The source of a statement and how binding it is. */
export interface Provenance {
  readonly title: string;
  readonly url: string;
  /** Date of the statement, ISO 8601. */
  readonly asOf: string;
  /** hard: the service refuses anything else. documented: its documents state it. advice: they recommend it. */
  readonly kind: "hard" | "documented" | "advice";
}

/** Age from which a statement about a service is marked as old, in months. */
export const OLD_MONTHS = 12;

/** Tells whether a statement is more than 12 months old on a day. */
export function isOld({ asOf }: Provenance, today: Date): boolean {
  const limit = new Date(`${asOf}T00:00:00Z`);
  limit.setUTCMonth(limit.getUTCMonth() + OLD_MONTHS);
  return today.getTime() > limit.getTime();
}

/** A statement of a source other than the entry's own. */
export interface Note {
  readonly text: string;
  readonly source: Provenance;
}

const tuning = {
  title: "Fireworks, Parameter Tuning",
  url: "https://docs.fireworks.ai/fine-tuning/parameter-tuning",
  asOf: "2025-11-08",
};
const reference = {
  title: "Fireworks, RFT Parameters Reference",
  url: "https://docs.fireworks.ai/fine-tuning/rft-parameters-reference",
};

/** Every source that Goldilocks cites. */
export const sources = {
  tuning: { ...tuning, kind: "documented" },
  tuningHard: { ...tuning, kind: "hard" },
  tuningAdvice: { ...tuning, kind: "advice" },
  reference: { ...reference, asOf: "2025-11-08", kind: "documented" },
  referenceAdvice: { ...reference, asOf: "2025-11-08", kind: "advice" },
  referenceHard: { ...reference, asOf: "2025-11-08", kind: "hard" },
  laterReference: { ...reference, asOf: "2026-11-23", kind: "advice" },
  monitoring: {
    title: "Fireworks, monitoring a training run",
    url: "https://docs.fireworks.ai/fine-tuning/monitor-training",
    asOf: "2026-11-23",
    kind: "advice",
  },
  prerequisites: {
    title: "Fireworks, training prerequisites and validation",
    url: "https://docs.fireworks.ai/fine-tuning/training-prerequisites",
    asOf: "2026-11-28",
    kind: "hard",
  },
  costEstimator: {
    title: "Fireworks, RFT cost estimator",
    url: "https://docs.fireworks.ai/fine-tuning/rft-cost-estimator",
    asOf: "2026-11-23",
    kind: "advice",
  },
  api: {
    title: "Fireworks, create reinforcement fine-tuning job",
    url: "https://docs.fireworks.ai/api-reference/create-reinforcement-fine-tuning-job",
    asOf: "2026-11-23",
    kind: "hard",
  },
  epClient: {
    title: "eval-protocol, create rft",
    url: "https://docs.fireworks.ai/fine-tuning/cli-reference",
    asOf: "2026-11-23",
    kind: "hard",
  },
  errors: {
    title: "Fireworks cookbook, error reference",
    url: "https://github.com/fw-ai/cookbook/blob/main/skills/fireworks-training/references/error-reference.md",
    asOf: "2026-08-19",
    kind: "hard",
  },
  managedRft: {
    title: "Fireworks cookbook, managed RFT",
    url: "https://github.com/fw-ai/cookbook/blob/main/skills/fireworks-training/references/managed-rft-operations.md",
    asOf: "2026-08-11",
    kind: "documented",
  },
  example: {
    title: "Fireworks, RFT example with qwen3-8b",
    url: "https://docs.fireworks.ai/fine-tuning/reinforcement-fine-tuning-models",
    asOf: "2026-11-23",
    kind: "advice",
  },
  managedClosed: {
    title: "Fireworks cookbook, choosing a training method",
    url: "https://github.com/fw-ai/cookbook/blob/main/skills/fireworks-training/references/choose-method.md",
    asOf: "2026-09-22",
    kind: "documented",
  },
  recipes: {
    title: "Fireworks cookbook, training recipes",
    url: "https://github.com/fw-ai/cookbook/tree/main/training/recipes",
    asOf: "2026-08-19",
    kind: "documented",
  },
  ours: {
    title: "Goldilocks heuristic",
    url: SITE,
    asOf: "2026-11-23",
    kind: "advice",
  },
} as const satisfies Record<string, Provenance>;
