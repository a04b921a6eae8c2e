import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { shortest } from "../../schema/fields/notation.ts";
import { type Zone, zoneOf } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { type Provenance, sources } from "../../schema/fields/provenance.ts";
import { ENOUGH_SIGNAL, signalShare } from "../../schema/fields/signal.ts";

/** One change to try, with its source. */
export interface Remedy {
  /** Reads on after "Fireworks, 2025-11-08: ". */
  readonly advice: string;
  readonly source: Provenance;
  /** Absent where the advice changes no setting. */
  readonly move?: Move;
}

/** Advice as a sentence of its own: capital first, full stop last. */
export const asSentence = (advice: string): string =>
  `${advice.charAt(0).toUpperCase()}${advice.slice(1)}${advice.endsWith(".") ? "" : "."}`;

/** A setting and the direction of its change. */
export interface Move {
  readonly field: "learningRate" | "epochs" | "loraRank" | "batchSize" | "temperature" | "responseCandidatesCount";
  readonly way: "up" | "down";
}

/** Gives a remedy where it fits the config. */
export type RemedyRule = (config: RunConfig) => Remedy | false;

/** What to try for a verdict. */
export interface Remedies {
  /** For Fireworks jobs: the first that fits the config is given. Fields out of their band come first, what always fits last. */
  readonly rules: readonly RemedyRule[];
  /** For runs of other trainers. */
  readonly elsewhere?: Remedy;
}

/** The first remedy that fits a Fireworks config, with the defaults for what it leaves out; undefined where no source has any. */
export function remedyFor({ rules }: Remedies, settings: Partial<RunConfig>): Remedy | undefined {
  const config = { ...defaultConfig, ...settings };
  for (const rule of rules) {
    const remedy = rule(config);
    if (remedy) return remedy;
  }
  return undefined;
}

const from =
  (source: Provenance) =>
  (advice: string, field?: Move["field"], way: Move["way"] = "up"): Remedy => ({
    advice,
    source,
    ...(field && { move: { field, way } }),
  });
const [tuning, reference, monitoring, ours] = [
  from(sources.tuning),
  from(sources.reference),
  from(sources.monitoring),
  from(sources.ours),
];

/** Band of a field that always has one for these configs; an empty band where it does not, so that no rule fires. */
const bandOf = (field: AdjustableField, config: RunConfig) =>
  parameters[field].advice?.band(config) ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const zone = (field: AdjustableField, config: RunConfig): Zone =>
  zoneOf(config[field], parameters[field].advice?.band(config));
const rate = (value: number) => shortest(value, "rate");
const rates = (config: RunConfig) => {
  const { low, high } = bandOf("learningRate", config);
  return { low: rate(low), high: rate(high) };
};
const ranks = (config: RunConfig) => {
  const { low, high } = bandOf("loraRank", config);
  return `${low} to ${high}`;
};
const temperatures = (config: RunConfig) => {
  const { low, high } = bandOf("temperature", config);
  return `${low.toFixed(1)} to ${high.toFixed(1)}`;
};

export const raiseLowRate: RemedyRule = (config) =>
  zone("learningRate", config) === "low" &&
  tuning(
    `a learning rate of ${rate(config.learningRate)} is low and learns painfully slowly; ${rates(config).low} to ${rates(config).high} is within 2× of the Fireworks RFT default`,
    "learningRate",
  );
export const lowerHighRate: RemedyRule = (config) =>
  zone("learningRate", config) === "high" &&
  tuning(
    `a learning rate of ${rate(config.learningRate)} is high; lower it, to ${rates(config).high} or below, when the reward spikes and then crashes`,
    "learningRate",
    "down",
  );
export const raiseRate: RemedyRule = (config) =>
  config.learningRate < bandOf("learningRate", config).high &&
  tuning(
    "raise the learning rate when the curve flattens too early, but stay within 2× of the Fireworks RFT default",
    "learningRate",
  );
export const lowerRate: RemedyRule = (config) =>
  config.learningRate > bandOf("learningRate", config).low &&
  tuning("lower the learning rate when the reward spikes and then crashes", "learningRate", "down");
export const returnToRateBand: RemedyRule = (config) =>
  zone("learningRate", config) === "high" &&
  tuning(
    `keep changes of the learning rate within 2× of its default, ${rates(config).low} to ${rates(config).high}`,
    "learningRate",
    "down",
  );

export const raiseTemperature: RemedyRule = (config) =>
  zone("temperature", config) === "low" &&
  reference(
    `a temperature of ${config.temperature} explores little; ${temperatures(config)} suits most tasks`,
    "temperature",
  );
/** Above the band comes a range for creative work; only beyond it "responses may become incoherent". */
const INCOHERENT = 1.2;
export const lowerTemperature: RemedyRule = (config) =>
  config.temperature > INCOHERENT &&
  reference(
    `above a temperature of ${INCOHERENT} responses may turn incoherent; ${temperatures(config)} suits most tasks`,
    "temperature",
    "down",
  );

export const raiseRank: RemedyRule = (config) =>
  zone("loraRank", config) === "low" &&
  tuning(
    `a low rank may lack the capacity for complex tasks; our reading for this case is ${ranks(config)}`,
    "loraRank",
  );
export const lowerRank: RemedyRule = (config) =>
  zone("loraRank", config) === "high" &&
  tuning(`a high rank risks overfitting; our reading for this case is ${ranks(config)}`, "loraRank", "down");

export const raiseLowBatch: RemedyRule = (config) =>
  zone("batchSize", config) === "low" && tuning("a larger batch than this gives steadier gradients", "batchSize");
export const raiseBatch: RemedyRule = () => tuning("a larger batch gives steadier gradients", "batchSize");

const MOST_EPOCHS = parameters.epochs.hard.max;
export const addEpochs: RemedyRule = ({ epochs }) =>
  epochs < MOST_EPOCHS &&
  tuning(
    `add ${epochs + 1 < MOST_EPOCHS ? "1 or 2 epochs" : "1 epoch"} while the reward still climbs steadily at the end`,
    "epochs",
  );
export const addMissingEpochs: RemedyRule = (config) => zone("epochs", config) === "low" && addEpochs(config);
export const dropExcessEpochs: RemedyRule = (config) =>
  zone("epochs", config) === "high" &&
  tuning(`${config.epochs} epochs risk overfitting; 1 is enough for most tasks`, "epochs", "down");
const above = (field: AdjustableField, config: RunConfig) => config[field] > bandOf(field, config).low;
export const dropEpochs: RemedyRule = (config) => {
  if (!above("epochs", config)) return false;
  return tuning(
    above("loraRank", config)
      ? "1 epoch and a lower rank prevent overfitting"
      : "1 epoch prevents overfitting and is enough for most tasks",
    "epochs",
    "down",
  );
};

export const checkGrader: RemedyRule = ({ epochs, gameableShare }) =>
  epochs === 1 &&
  gameableShare > 0 &&
  ours("the epochs and the rank are low already; look at the grader: it pays wrong answers on some prompts");
export const addPrompts: RemedyRule = () =>
  ours("more and more varied prompts help where fewer epochs and a lower rank do not");

export const varyRollouts: RemedyRule = () =>
  monitoring(
    "when all rollouts of a group score the same, try a temperature of 0.8 to 1.0, more rollouts per prompt or graded scores",
    "responseCandidatesCount",
  );
export const varyEqualRollouts: RemedyRule = (config) =>
  signalShare(config.startingReward, config.responseCandidatesCount) < ENOUGH_SIGNAL && varyRollouts(config);

export const returnToCheckpoint: RemedyRule = () =>
  monitoring("a rise and a crash can also be reward hacking or forgetting; go back to the last good checkpoint");
export const changeOneSetting: RemedyRule = () => tuning("change one thing at a time and compare");

/** Remedies of a rise that is too small or stops too early. */
export const slowRise: readonly RemedyRule[] = [
  raiseLowRate,
  raiseTemperature,
  lowerTemperature,
  raiseRank,
  returnToRateBand,
  raiseLowBatch,
  varyEqualRollouts,
  addMissingEpochs,
  raiseRate,
  changeOneSetting,
];

/** A remedy for any trainer: the direction from the run's own value. Absolute values and bands hold for Fireworks jobs alone. */
export const forAnyTrainer = (advice: string, field: Move["field"], way: Move["way"]): Remedy => ({
  advice,
  source: sources.tuning,
  move: { field, way },
});
