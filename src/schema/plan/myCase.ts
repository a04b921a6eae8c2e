import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { articleOf, brief, grouped, percent, rough, shortest } from "../fields/notation.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { enoughRollouts } from "../fields/rollout/responseCandidatesCount.ts";
import { USEFUL_GROUPS, usefulShare } from "../fields/signal.ts";
import { FILL_LIMIT, memoryInUse, stepsPerEpoch } from "../fields/sizing.ts";
import { ENOUGH_STEPS } from "../fields/training/epochs.ts";
import { LARGE_MODEL, ranks } from "../fields/training/loraRank.ts";
import type { Numeric } from "../findings/finding.ts";
import { justRight, type Proposal } from "./proposal.ts";

interface Choice {
  readonly value: number;
  readonly reason: string;
  readonly source: Provenance;
  /** No value is just right in this case. */
  readonly held?: true;
}

const bandOf = (field: Numeric, config: RunConfig) => parameters[field].advice?.band(config);

/** The lowest rank that is just right for the task, and the next one for a model that may need more. */
function rankFor(config: RunConfig): Choice {
  const { taskComplexity, modelSize } = config;
  const band = bandOf("loraRank", config);
  const fitting = ranks.filter((rank) => band && rank >= band.low && rank <= band.high);
  const large = modelSize >= LARGE_MODEL;
  const value = (large ? fitting[1] : undefined) ?? fitting[0] ?? defaultConfig.loraRank;
  const why = large
    ? `one step above the lowest that is just right for a ${taskComplexity} task, because models of ${LARGE_MODEL} B and more may need a higher rank`
    : `the lowest that is just right for a ${taskComplexity} task on ${articleOf(modelSize)} ${brief(modelSize)} B model: it costs least, and risks least overfitting`;
  return { value, reason: `Rank ${value} is ${why}.`, source: sources.tuningAdvice };
}

/** Room for twice a typical sequence, and at least the default; less where no batch of two such sequences would fit. */
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
      reason: `The longest that holds ${typical} and still lets a batch of two full-length ones fit in the GPU memory. Longer sequences are cut off.`,
      source,
    };
  if (value === usual) return { value, reason: `The default: ${typical} fits with room to spare.`, source };
  return { value, reason: `The first value on the control with room for twice ${typical}.`, source };
}

/** The default where it is just right, else the nearest that is. */
function batchFor(config: RunConfig): Choice {
  const band = bandOf("batchSize", config);
  const usual = defaultConfig.batchSize;
  const source = sources.tuningAdvice;
  const held = parameters.batchSize.advice?.nothingFits ?? "";
  if (band === undefined) return { value: config.batchSize, reason: held, source: sources.ours, held: true };
  const value = Math.min(band.high, Math.max(band.low, usual));
  const memory = `about ${rough(memoryInUse({ ...config, batchSize: value }))} of ${brief(config.gpuMemory)} GiB on each GPU`;
  if (value === usual) return { value, reason: `The default, which most people keep: ${memory}.`, source };
  const why =
    value > usual
      ? `The smallest that holds two sequences of ${grouped(config.maxContextLength)} tokens: ${memory}.`
      : `The largest that fits in ${percent(FILL_LIMIT)} of the memory: ${memory}.`;
  return { value, reason: why, source };
}

/** The fewest rollouts of which half of the groups teach something; the most that the document lists where none are enough. */
function rolloutsFor(config: RunConfig): Choice {
  const { startingReward } = config;
  const value =
    enoughRollouts(config) ?? bandOf("responseCandidatesCount", config)?.high ?? config.responseCandidatesCount;
  const share = rough(100 * usefulShare(startingReward, value));
  return {
    value,
    reason: `Fireworks: 4 to 8 give a good signal. From a starting reward of ${startingReward}, and were every score right or wrong, ${share} % of the groups of ${value} teach something; in the others all score the same.`,
    source: sources.referenceAdvice,
  };
}

/** As many passes as it takes to see enough optimizer steps. */
function epochsFor(config: RunConfig): Choice {
  const value = bandOf("epochs", config)?.low ?? defaultConfig.epochs;
  const each = stepsPerEpoch(config);
  const all = `${grouped(each * value)} optimizer ${each * value === 1 ? "step" : "steps"}`;
  const passes = value === 1 ? "One pass makes" : `${value} passes of ${grouped(each)} make`;
  const reason =
    each * value >= ENOUGH_STEPS
      ? `${passes} ${all}, of the ${ENOUGH_STEPS} or more that we advise. Add 1 or 2 passes when the reward still climbs at the end.`
      : `Even ${value} passes make only ${all} of the ${ENOUGH_STEPS} that we advise: more prompts would help more.`;
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
      ? `Half of the context of ${grouped(config.maxContextLength)} tokens, which holds the prompt too.`
      : value === usual
        ? "The default: no response of typical length is cut off."
        : `The first value on the control that a typical sequence of ${grouped(config.typicalTokens)} tokens fits into, so none is cut off.`;
  return { value, reason, source: sources.referenceAdvice };
}

const rateFor = (): Choice => ({
  value: defaultConfig.learningRate,
  reason: `The Fireworks RFT default, tuned for the default batch. Change it after a first run, and within 2×: up to ${shortest(2 * defaultConfig.learningRate, "rate")} when the curve flattens early, down to ${shortest(defaultConfig.learningRate / 2, "rate")} when it spikes and crashes.`,
  source: sources.tuningAdvice,
});

/** Where Fireworks says that groups which all score the same get rarer. */
const LIVELIER = 0.8;

function temperatureFor({ startingReward, responseCandidatesCount: n }: RunConfig): Choice {
  if (usefulShare(startingReward, n) < USEFUL_GROUPS)
    return {
      value: LIVELIER,
      reason: `Most groups would score all the same at the start: Fireworks advises ${LIVELIER} to 1 then.`,
      source: sources.monitoring,
    };
  return {
    value: defaultConfig.temperature,
    reason: "The default, inside the 0.5 to 1 that Fireworks calls best.",
    source: sources.referenceAdvice,
  };
}

/** What is chosen, each from the choices before it: memory depends on the rank, the batch on the context, epochs on both and on n. */
const choices: readonly (readonly [Numeric, (config: RunConfig) => Choice])[] = [
  ["loraRank", rankFor],
  ["maxContextLength", contextFor],
  ["batchSize", batchFor],
  ["responseCandidatesCount", rolloutsFor],
  ["epochs", epochsFor],
  ["learningRate", rateFor],
  ["temperature", temperatureFor],
  ["maxOutputTokens", outputFor],
];

const order = Object.keys(parameters);

/**
 * Settings to start from, for the case that the scenario fields of a config describe, a row for each setting in the order of the
 * form. Every value is just right by its band; where a field has no band in this case it stays as it is and says why.
 */
export function proposeForCase(config: RunConfig): Proposal[] {
  let chosen = config;
  const rows = choices.map(([field, choose]): Proposal => {
    const { value, ...why } = choose(chosen);
    const to = why.held ? config[field] : justRight(field, value, chosen);
    chosen = { ...chosen, [field]: to };
    return { field, from: config[field], to, ...why };
  });
  return rows.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}
