import type { RunConfig } from "../fields/config.ts";
import { brief, grouped, inWords } from "../fields/notation.ts";
import type { Note } from "../fields/provenance.ts";
import { sources } from "../fields/provenance.ts";
import { fullLengthSequences, responsesPerStep, stepsPerEpoch } from "../fields/sizing.ts";

/** Prompts per rollout chunk on auto. */
const USUAL_CHUNK = 200;
/** Most prompts without chunks, by another page. */
const CHUNKED_ABOVE = 300;
/** Average length of a response as a share of the maximum (Fireworks, RFT cost estimator). */
const OUTPUT_SHARE = 0.6;

/** Returns the prompts rolled out before the next training step: all of them where chunking is off. */
function chunkOf({ prompts, chunkSize }: RunConfig): number {
  if (chunkSize === -1) return prompts;
  return chunkSize === "auto" ? USUAL_CHUNK : chunkSize;
}

/** Returns the chunks per epoch: 1 for a dataset no larger than a chunk. */
export const chunksPerEpoch = (config: RunConfig) => Math.ceil(config.prompts / chunkOf(config));

/** Tells whether the other page counts one chunk where this one counts two. */
const pagesDiffer = ({ prompts, chunkSize }: RunConfig) =>
  chunkSize === "auto" && prompts > USUAL_CHUNK && prompts <= CHUNKED_ABOVE;

/** Returns the rollout steps of the run. */
export const rolloutSteps = (config: RunConfig) => chunksPerEpoch(config) * config.epochs;

/** Returns the optimizer steps of the run, each response of typical length. */
export const optimizerSteps = (config: RunConfig) => stepsPerEpoch(config) * config.epochs;

/** Returns the responses sampled and scored in the run. */
export const rollouts = ({ prompts, epochs, responseCandidatesCount }: RunConfig) =>
  prompts * epochs * responseCandidatesCount;

/** Estimates the generated tokens by Fireworks' formula: 0.6 of the maximum per response. */
export const generatedTokens = (config: RunConfig) => rollouts(config) * OUTPUT_SHARE * config.maxOutputTokens;

/** Estimates the trained tokens, prompt and response of typical length. */
export const trainedTokens = (config: RunConfig) => rollouts(config) * config.typicalTokens;

/** Operations per parameter and generated token: one forward pass, 2 N (Kaplan et al. 2020). */
const GENERATE = 2;
/** Operations per parameter and trained token: forward, recomputation and backward, 2 N each; frozen weights need no gradient. */
const TRAIN = 6;

/** Counts the operations of the run: an index to compare runs by, not a time. */
export const operations = (config: RunConfig) =>
  config.modelSize * 1e9 * (GENERATE * generatedTokens(config) + TRAIN * trainedTokens(config));

/** One row of the run's size: a quantity, its value, and the formula with the numbers of this config. */
export interface SizeRow {
  readonly label: string;
  readonly value: number;
  /** The value as text, rounded where it is an estimate. */
  readonly text: string;
  readonly formula: string;
  /** Source or assumption. */
  readonly note: string;
}

function stepRows(config: RunConfig): SizeRow[] {
  const { prompts, epochs, responseCandidatesCount: n, batchSize, typicalTokens } = config;
  const perEpoch = stepsPerEpoch(config);
  const chunks = chunksPerEpoch(config);
  const perChunk = Math.min(prompts, chunkOf(config)) * n;
  return [
    {
      label: "Optimizer steps",
      value: perEpoch * epochs,
      text: grouped(perEpoch * epochs),
      formula: `⌈${grouped(prompts)} prompts × ${n} rollouts × ${grouped(typicalTokens)} tokens ÷ ${grouped(batchSize)} tokens per batch⌉ = ${grouped(perEpoch)} per epoch, × ${epochs}`,
      note: "One batch of tokens and one weight update each.",
    },
    {
      label: "Rollout steps",
      value: chunks * epochs,
      text: pagesDiffer(config) ? `${grouped(epochs)} or ${grouped(chunks * epochs)}` : grouped(chunks * epochs),
      formula: `${chunkFormula(config)} × ${epochs}; up to ${grouped(perChunk)} rollouts each`,
      note: "One chunk of prompts each, every prompt sampled n times before training on them.",
    },
  ];
}

function chunkFormula(config: RunConfig): string {
  const { prompts, chunkSize } = config;
  if (chunkSize === -1) return "1 per epoch, as chunking is off,";
  return `⌈${grouped(prompts)} prompts ÷ ${grouped(chunkOf(config))} per chunk⌉ = ${grouped(chunksPerEpoch(config))} per epoch,`;
}

function rolloutRows(config: RunConfig): SizeRow[] {
  const { prompts, epochs, responseCandidatesCount: n, maxOutputTokens, typicalTokens, maxContextLength } = config;
  const count = rollouts(config);
  const cut = typicalTokens > maxContextLength ? "; the context truncates them, so this is too high" : "";
  return [
    {
      label: "Rollouts",
      value: count,
      text: grouped(count),
      formula: `${grouped(prompts)} prompts × ${epochs} ${epochs === 1 ? "epoch" : "epochs"} × ${n}`,
      note: "Each generated and scored once.",
    },
    {
      label: "Generated tokens",
      value: generatedTokens(config),
      text: `about ${inWords(generatedTokens(config))}`,
      formula: `${grouped(count)} rollouts × ${OUTPUT_SHARE} × ${grouped(maxOutputTokens)} tokens`,
      note: `Fireworks' formula (${sources.costEstimator.asOf}): a response averages ${OUTPUT_SHARE} of the maximum.`,
    },
    {
      label: "Trained tokens",
      value: trainedTokens(config),
      text: `about ${inWords(trainedTokens(config))}`,
      formula: `${grouped(count)} rollouts × ${grouped(typicalTokens)} tokens`,
      note: `Goldilocks estimate: prompt and response of typical length${cut}.`,
    },
  ];
}

function batchRow(config: RunConfig): SizeRow {
  const { batchSize, maxContextLength, typicalTokens } = config;
  const typical = responsesPerStep(config);
  return {
    label: "Sequences per batch",
    value: typical,
    text: `about ${brief(typical)}`,
    formula: `${grouped(batchSize)} ÷ ${grouped(typicalTokens)} tokens; full-length: ÷ ${grouped(maxContextLength)} = ${brief(fullLengthSequences(config))}`,
    note: "Prompt and response of typical length.",
  };
}

/** A config to compare costs with. */
export interface Reference {
  readonly name: string;
  readonly config: RunConfig;
}

const operationsText = (config: RunConfig) =>
  `${brief(config.modelSize)}B × (${GENERATE} × ${inWords(generatedTokens(config))} + ${TRAIN} × ${inWords(trainedTokens(config))})`;

/** Returns the operations of a run as a multiple of another's. */
export const costAgainst = (config: RunConfig, other: RunConfig) => operations(config) / operations(other);

function costRow(config: RunConfig, { name, config: other }: Reference): SizeRow {
  const ratio = costAgainst(config, other);
  return {
    label: "Relative cost",
    value: ratio,
    text: `${brief(ratio)} × ${name}`,
    formula: `${operationsText(config)}, over ${operationsText(other)}`,
    note: `Operations, not time: ${GENERATE} per parameter and generated token, ${TRAIN} per trained token (Kaplan et al. 2020; activations recomputed, no gradient for frozen weights). Without attention, evaluator and idle time.`,
  };
}

/** Returns the size of a run, one row per quantity, and its cost relative to every reference. Finite for every legal config. */
export const sizeOf = (config: RunConfig, references: readonly Reference[]): SizeRow[] => [
  ...stepRows(config),
  ...rolloutRows(config),
  batchRow(config),
  ...references.map((reference) => costRow(config, reference)),
];

/** Returns statements of other pages that would change the numbers of this config. */
export function sizeNotes(config: RunConfig): Note[] {
  const { prompts, chunkSize } = config;
  const notes: Note[] = [];
  if (chunkSize === "auto") {
    const here = pagesDiffer(config) ? ` By the latter, ${grouped(prompts)} prompts make one chunk per epoch.` : "";
    notes.push({
      text: `Fireworks' pages differ on chunks: one says ${USUAL_CHUNK} prompts each if the dataset makes at least two, another that chunking starts above ${CHUNKED_ABOVE} prompts.${here}`,
      source: sources.api,
    });
  }
  notes.push({ text: "RFT is priced by runtime: see the live pricing page.", source: sources.managedRft });
  return notes;
}

/** The unit of a typed rate. */
export type RateUnit = "gpu-hour" | "million-generated" | "million-trained";

/** Returns the cost of the run at a typed rate, in the currency of the rate, and the formula. */
export function priceOf(
  config: RunConfig,
  { rate, unit, hours }: { readonly rate: number; readonly unit: RateUnit; readonly hours: number },
): { readonly value: number; readonly formula: string } {
  if (unit === "gpu-hour") {
    const value = rate * hours * config.gpuCount;
    return {
      value,
      formula: `${brief(hours)} h × ${config.gpuCount} ${config.gpuCount === 1 ? "GPU" : "GPUs"} × ${rate}`,
    };
  }
  const tokens = unit === "million-generated" ? generatedTokens(config) : trainedTokens(config);
  return { value: (rate * tokens) / 1e6, formula: `${inWords(tokens)} tokens ÷ 1 million × ${rate}` };
}
