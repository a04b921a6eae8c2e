import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { articleOf, brief, grouped, percent, rough, shortest } from "../fields/notation.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { enoughRollouts } from "../fields/rollout/responseCandidatesCount.ts";
import { ENOUGH_SIGNAL, signalShare } from "../fields/signal.ts";
import { FILL_LIMIT, memoryInUse, stepsPerEpoch } from "../fields/sizing.ts";
import { FEWEST_STEPS, isLimitedBySteps } from "../fields/training/batchSize.ts";
import { ENOUGH_STEPS } from "../fields/training/epochs.ts";
import { LARGE_MODEL, ranks } from "../fields/training/loraRank.ts";
import type { Numeric } from "../findings/finding.ts";
import { type Recommendation, withinBand } from "./recommendation.ts";

interface Choice {
  readonly value: number;
  readonly reason: string;
  readonly source: Provenance;
  /** No value is recommended for this setup. */
  readonly held?: true;
}

const bandOf = (field: Numeric, config: RunConfig) => parameters[field].advice?.band(config);

/** The lowest recommended rank for the task; for a large model, which may need more, the next one. */
function rankFor(config: RunConfig): Choice {
  const { taskComplexity, modelSize } = config;
  const band = bandOf("loraRank", config);
  const fitting = ranks.filter((rank) => band && rank >= band.low && rank <= band.high);
  const large = modelSize >= LARGE_MODEL;
  const value = (large ? fitting[1] : undefined) ?? fitting[0] ?? defaultConfig.loraRank;
  const why = large
    ? `one step above the lowest recommended rank for a ${taskComplexity} task, because models of ${LARGE_MODEL}B and more may need a higher one`
    : `the lowest recommended rank for a ${taskComplexity} task on ${articleOf(modelSize)} ${brief(modelSize)}B model: lowest cost and least risk of overfitting`;
  return { value, reason: `Rank ${value} is ${why}.`, source: sources.tuningAdvice };
}

/** Room for two typical sequences, and at least the default; less where no batch of two such contexts would fit. */
function contextFor(config: RunConfig): Choice {
  const { lattice } = parameters.maxContextLength.scale;
  const { typicalTokens } = config;
  const usual = defaultConfig.maxContextLength;
  const roomy = lattice.find((tokens) => tokens >= 2 * typicalTokens) ?? lattice.at(-1) ?? usual;
  const wanted = Math.max(usual, roomy);
  const shorter = lattice.filter((tokens) => tokens >= typicalTokens && tokens <= wanted);
  const value =
    shorter.findLast((tokens) => bandOf("batchSize", { ...config, maxContextLength: tokens }) !== undefined) ?? wanted;
  const typical = `a typical sequence of ${grouped(typicalTokens)} tokens`;
  const source = sources.reference;
  if (value < wanted)
    return {
      value,
      reason: `The longest that holds ${typical} while a batch of two full-length sequences fits in the GPU memory. Longer sequences are truncated.`,
      source,
    };
  if (value === usual) return { value, reason: `The default: ${typical} fits.`, source };
  return { value, reason: `The smallest value of the slider that holds twice ${typical}.`, source };
}

/** The default, or the nearest recommended batch. */
function batchFor(config: RunConfig): Choice {
  const band = bandOf("batchSize", config);
  const usual = defaultConfig.batchSize;
  const source = sources.tuningAdvice;
  const held = parameters.batchSize.advice?.nothingFits ?? "";
  if (band === undefined) return { value: config.batchSize, reason: held, source: sources.ours, held: true };
  const value = Math.min(band.high, Math.max(band.low, usual));
  const memory = `about ${rough(memoryInUse({ ...config, batchSize: value }))} of ${brief(config.gpuMemory)} GB per GPU`;
  if (value === usual) return { value, reason: `The default, which most people keep: ${memory}.`, source };
  const why =
    value > usual
      ? `The smallest batch that holds two sequences of ${grouped(config.maxContextLength)} tokens: ${memory}.`
      : isLimitedBySteps(config)
        ? `The largest batch that leaves ${FEWEST_STEPS} optimizer steps per epoch, or the smallest that holds two full-length sequences: ${memory}.`
        : `The largest batch that fits in ${percent(FILL_LIMIT)} of the memory: ${memory}.`;
  return { value, reason: why, source };
}

/** The smallest group size with which half of the groups have signal; the largest that the document lists where none is enough. */
function rolloutsFor(config: RunConfig): Choice {
  const { startingReward } = config;
  const value =
    enoughRollouts(config) ?? bandOf("responseCandidatesCount", config)?.high ?? config.responseCandidatesCount;
  const share = rough(100 * signalShare(startingReward, value));
  return {
    value,
    reason: `Fireworks: 4 to 8 give a good signal. ${share}% of the groups have signal at the start (starting reward ${startingReward}, n = ${value}, right-or-wrong scores).`,
    source: sources.referenceAdvice,
  };
}

/** As many epochs as make enough optimizer steps. */
function epochsFor(config: RunConfig): Choice {
  const value = bandOf("epochs", config)?.low ?? defaultConfig.epochs;
  const each = stepsPerEpoch(config);
  const all = `${grouped(each * value)} optimizer ${each * value === 1 ? "step" : "steps"}`;
  const passes = value === 1 ? "1 epoch makes" : `${value} epochs of ${grouped(each)} make`;
  const reason =
    each * value >= ENOUGH_STEPS
      ? `${passes} ${all}; a run needs about ${ENOUGH_STEPS} or more. Add 1 or 2 epochs if the reward still climbs at the end.`
      : `Even ${value} epochs make only ${all}; a run needs about ${ENOUGH_STEPS}. More prompts would help more.`;
  return { value, reason, source: sources.ours };
}

function outputFor(config: RunConfig): Choice {
  const { lattice } = parameters.maxOutputTokens.scale;
  const usual = defaultConfig.maxOutputTokens;
  const roomy = lattice.find((tokens) => tokens >= config.typicalTokens) ?? lattice.at(-1) ?? usual;
  const wanted = Math.max(usual, roomy);
  const value = Math.min(wanted, halfTheContext(config));
  const reason =
    value < wanted
      ? `Half of the context of ${grouped(config.maxContextLength)} tokens; the prompt needs room, too.`
      : value === usual
        ? "The default: no response of typical length is truncated."
        : `The smallest value of the slider that holds a typical sequence of ${grouped(config.typicalTokens)} tokens.`;
  return { value, reason, source: sources.referenceAdvice };
}

const rateFor = (): Choice => ({
  value: defaultConfig.learningRate,
  reason: `The Fireworks RFT default, tuned for the default batch. Change it after a first run, within 2×: up to ${shortest(2 * defaultConfig.learningRate, "rate")} if the curve plateaus early, down to ${shortest(defaultConfig.learningRate / 2, "rate")} if it spikes, then crashes.`,
  source: sources.tuningAdvice,
});

/** Lowest temperature that Fireworks advises against zero-variance groups. */
const VARIED_TEMPERATURE = 0.8;

function temperatureFor({ startingReward, responseCandidatesCount: n }: RunConfig): Choice {
  if (signalShare(startingReward, n) < ENOUGH_SIGNAL)
    return {
      value: VARIED_TEMPERATURE,
      reason: `Most groups have no signal at the start: Fireworks advises ${VARIED_TEMPERATURE} to 1.`,
      source: sources.monitoring,
    };
  return {
    value: defaultConfig.temperature,
    reason: "The default, within Fireworks' 0.5 to 1.",
    source: sources.referenceAdvice,
  };
}

/** The choices, each made with those before it: memory depends on the rank, the batch on context and group size, epochs on both. */
const choices: readonly (readonly [Numeric, (config: RunConfig) => Choice])[] = [
  ["loraRank", rankFor],
  ["maxContextLength", contextFor],
  ["responseCandidatesCount", rolloutsFor],
  ["batchSize", batchFor],
  ["epochs", epochsFor],
  ["learningRate", rateFor],
  ["temperature", temperatureFor],
  ["maxOutputTokens", outputFor],
];

const order = Object.keys(parameters);

/**
 * Returns the recommended settings for the setup that the scenario fields describe, one per setting in the order of the form. Every value is
 * within its band; a field without a band stays and says why.
 */
export function recommendForSetup(config: RunConfig): Recommendation[] {
  let chosen = config;
  const rows = choices.map(([field, choose]): Recommendation => {
    const { value, ...why } = choose(chosen);
    const to = why.held ? config[field] : withinBand(field, value, chosen);
    chosen = { ...chosen, [field]: to };
    return { field, from: config[field], to, ...why };
  });
  return rows.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}
