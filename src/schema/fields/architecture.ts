/** Dimensions of a dense decoder-only transformer that its memory depends on. */
export interface Architecture {
  readonly layers: number;
  /** Width of the residual stream. */
  readonly hidden: number;
  readonly feedForward: number;
  readonly vocabulary: number;
  /** Key-value heads times the width of a head. */
  readonly keyValueWidth: number;
}

interface Published extends Architecture {
  /** Billions of parameters. */
  readonly size: number;
  readonly model: string;
}

/** Models with published dimensions: their `config.json`, read 2026-11-23. */
export const published: readonly Published[] = [
  {
    size: 1,
    model: "Llama 3.2 1B",
    layers: 16,
    hidden: 2048,
    feedForward: 8192,
    vocabulary: 128256,
    keyValueWidth: 512,
  },
  {
    size: 3,
    model: "Llama 3.2 3B",
    layers: 28,
    hidden: 3072,
    feedForward: 8192,
    vocabulary: 128256,
    keyValueWidth: 1024,
  },
  {
    size: 8,
    model: "Llama 3.1 8B",
    layers: 32,
    hidden: 4096,
    feedForward: 14336,
    vocabulary: 128256,
    keyValueWidth: 1024,
  },
  {
    size: 14,
    model: "Qwen2.5 14B",
    layers: 48,
    hidden: 5120,
    feedForward: 13824,
    vocabulary: 152064,
    keyValueWidth: 1024,
  },
  {
    size: 32,
    model: "Qwen2.5 32B",
    layers: 64,
    hidden: 5120,
    feedForward: 27648,
    vocabulary: 152064,
    keyValueWidth: 1024,
  },
  {
    size: 70,
    model: "Llama 3.1 70B",
    layers: 80,
    hidden: 8192,
    feedForward: 28672,
    vocabulary: 128256,
    keyValueWidth: 1024,
  },
];

const dimensions = ["layers", "hidden", "feedForward", "vocabulary", "keyValueWidth"] as const;

/**
 * Returns the dimensions of a model of `size` billion parameters and their origin: a published model, or a power law between the two nearest
 * ones. Beyond the ends of the table the law of the last two applies, floored at 1.
 */
export function architectureOf(size: number): Architecture & { readonly from: string } {
  const exact = published.find((other) => other.size === size);
  if (exact) return { ...exact, from: exact.model };
  const larger = published.findIndex((other) => other.size > size);
  const upper = larger === -1 ? published.length - 1 : Math.max(1, larger);
  const [below, above] = [published[upper - 1], published[upper]];
  if (!below || !above) throw new Error(`no architecture for ${size} B`);
  const share = Math.log(size / below.size) / Math.log(above.size / below.size);
  const between = (name: keyof Architecture) =>
    Math.max(1, Math.round(below[name] * (above[name] / below[name]) ** share));
  const [layers, hidden, feedForward, vocabulary, keyValueWidth] = dimensions.map(between) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    layers,
    hidden,
    feedForward,
    vocabulary,
    keyValueWidth,
    from: `interpolated from ${below.model} and ${above.model}`,
  };
}
