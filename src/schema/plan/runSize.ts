import type { RunConfig } from "../fields/config.ts";
import { brief, grouped, inWords } from "../fields/notation.ts";
import type { Note } from "../fields/provenance.ts";
import { sources } from "../fields/provenance.ts";
import { fullLengthSequences, responsesPerStep, stepsPerEpoch } from "../fields/sizing.ts";

/** Prompts per rollout chunk where it is left to the service. */
const USUAL_CHUNK = 200;
/** Another page: with fewer prompts than this, or as many, there are no chunks. */
const CHUNKED_ABOVE = 300;
/** The service's own formula: a response takes about this share of the most that it may. */
const OUTPUT_SHARE = 0.6;

/** Prompts that are rolled out before the next training step; all of them where chunking is off. */
function chunkOf({ prompts, chunkSize }: RunConfig): number {
  if (chunkSize === -1) return prompts;
  return chunkSize === "auto" ? USUAL_CHUNK : chunkSize;
}

/** Chunks of one pass through the prompts; a data set that is no larger than one chunk is not cut. */
export const chunksPerEpoch = (config: RunConfig) => Math.ceil(config.prompts / chunkOf(config));

/** Whether the other page reads these prompts as a single chunk where this one makes two. */
const pagesDiffer = ({ prompts, chunkSize }: RunConfig) =>
  chunkSize === "auto" && prompts > USUAL_CHUNK && prompts <= CHUNKED_ABOVE;

/** Rollout steps of the whole run. */
export const rolloutSteps = (config: RunConfig) => chunksPerEpoch(config) * config.epochs;

/** Optimizer steps of the whole run, each response of typical length. */
export const optimizerSteps = (config: RunConfig) => stepsPerEpoch(config) * config.epochs;

/** Responses that are sampled and scored in the whole run. */
export const rollouts = ({ prompts, epochs, responseCandidatesCount }: RunConfig) =>
  prompts * epochs * responseCandidatesCount;

/** Tokens that are generated, by the service's formula: about 0.6 of the most that a response may take. */
export const generatedTokens = (config: RunConfig) => rollouts(config) * OUTPUT_SHARE * config.maxOutputTokens;

/** Tokens that are trained on, prompt and response, by our estimate of the typical length. */
export const trainedTokens = (config: RunConfig) => rollouts(config) * config.typicalTokens;

/** Operations for each parameter and token: forward when generating (Kaplan et al. 2020, 2 N). */
const GENERATE = 2;
/**
 * Forward, forward again to recompute activations, and backward through them, 2 N each; the frozen weights need no gradient of their own.
 */
const TRAIN = 6;

/** Operations of the run: an index to compare two runs by, not a time. */
export const operations = (config: RunConfig) =>
  config.modelSize * 1e9 * (GENERATE * generatedTokens(config) + TRAIN * trainedTokens(config));

/** One row of the size: a quantity, its value, and the formula with this config's numbers in it. */
export interface SizeRow {
  readonly label: string;
  readonly value: number;
  /** The value as it is read, rounded where it is an estimate. */
  readonly text: string;
  readonly formula: string;
  /** Who says so, or what it assumes. */
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
      formula: `⌈${grouped(prompts)} prompts × ${n} rollouts × ${grouped(typicalTokens)} tokens ÷ ${grouped(batchSize)} tokens a batch⌉ = ${grouped(perEpoch)} a pass, × ${epochs}`,
      note: "One step is one batch of tokens: the weights are updated once.",
    },
    {
      label: "Rollout steps",
      value: chunks * epochs,
      text: pagesDiffer(config) ? `${grouped(chunks * epochs)}, or ${grouped(epochs)}` : grouped(chunks * epochs),
      formula: `${chunkFormula(config)} × ${epochs}; at most ${grouped(perChunk)} rollouts each`,
      note: "One step is one chunk of prompts, each sampled n times before it is trained on.",
    },
  ];
}

function chunkFormula(config: RunConfig): string {
  const { prompts, chunkSize } = config;
  if (chunkSize === -1) return "1 a pass, as chunking is off,";
  return `⌈${grouped(prompts)} prompts ÷ ${grouped(chunkOf(config))} a chunk⌉ = ${grouped(chunksPerEpoch(config))} a pass,`;
}

function rolloutRows(config: RunConfig): SizeRow[] {
  const { prompts, epochs, responseCandidatesCount: n, maxOutputTokens, typicalTokens, maxContextLength } = config;
  const count = rollouts(config);
  const cut = typicalTokens > maxContextLength ? "; the context cuts them off, so this is too high" : "";
  return [
    {
      label: "Rollouts",
      value: count,
      text: grouped(count),
      formula: `${grouped(prompts)} prompts × ${epochs} ${epochs === 1 ? "epoch" : "epochs"} × ${n}`,
      note: "Each is generated and scored once.",
    },
    {
      label: "Generated tokens",
      value: generatedTokens(config),
      text: `about ${inWords(generatedTokens(config))}`,
      formula: `${grouped(count)} rollouts × ${OUTPUT_SHARE} × ${grouped(maxOutputTokens)} tokens`,
      note: `Fireworks' formula, ${sources.costEstimator.asOf}: a response takes about ${OUTPUT_SHARE} of the most that it may.`,
    },
    {
      label: "Trained tokens",
      value: trainedTokens(config),
      text: `about ${inWords(trainedTokens(config))}`,
      formula: `${grouped(count)} rollouts × ${grouped(typicalTokens)} tokens`,
      note: `Our estimate: prompt and response of typical length${cut}.`,
    },
  ];
}

function batchRow(config: RunConfig): SizeRow {
  const { batchSize, maxContextLength, typicalTokens } = config;
  const typical = responsesPerStep(config);
  return {
    label: "Sequences a batch",
    value: typical,
    text: `about ${brief(typical)}`,
    formula: `${grouped(batchSize)} ÷ ${grouped(typicalTokens)} tokens; ÷ ${grouped(maxContextLength)} it holds ${brief(fullLengthSequences(config))} of full length`,
    note: "Prompt and response of typical length.",
  };
}

/** What costs are compared with. */
export interface Reference {
  readonly name: string;
  readonly config: RunConfig;
}

const operationsText = (config: RunConfig) =>
  `${brief(config.modelSize)} B × (${GENERATE} × ${inWords(generatedTokens(config))} + ${TRAIN} × ${inWords(trainedTokens(config))})`;

function costRow(config: RunConfig, { name, config: other }: Reference): SizeRow {
  const ratio = operations(config) / operations(other);
  return {
    label: "Relative cost",
    value: ratio,
    text: `${brief(ratio)} × ${name}`,
    formula: `${operationsText(config)}, over ${operationsText(other)}`,
    note: `Arithmetic, not time: ${GENERATE} operations a parameter for a generated token, ${TRAIN} for a trained one (Kaplan et al. 2020; activations recomputed, frozen weights without a gradient). Attention, evaluator and waiting are left out.`,
  };
}

/** The size of a run, a row for each quantity; its cost beside that of every reference. Total and finite for every legal config. */
export const sizeOf = (config: RunConfig, references: readonly Reference[]): SizeRow[] => [
  ...stepRows(config),
  ...rolloutRows(config),
  batchRow(config),
  ...references.map((reference) => costRow(config, reference)),
];

/** What other pages say that would change the numbers for this config, each with its date. */
export function sizeNotes(config: RunConfig): Note[] {
  const { prompts, chunkSize } = config;
  const notes: Note[] = [];
  if (chunkSize === "auto") {
    const here = pagesDiffer(config) ? ` By it your ${grouped(prompts)} prompts make one chunk a pass.` : "";
    notes.push({
      text: `Fireworks' pages differ on chunks: one says ${USUAL_CHUNK} prompts each where the data set makes at least two, another that chunks start above ${CHUNKED_ABOVE} prompts.${here}`,
      source: sources.api,
    });
  }
  notes.push({ text: "RFT is priced by runtime. Look at the live pricing page.", source: sources.managedRft });
  return notes;
}

/** How a typed rate is meant. */
export type RateUnit = "gpu-hour" | "million-generated" | "million-trained";

/** What the run costs at a rate that a person typed, in whatever currency it is in, and how that comes about. */
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
