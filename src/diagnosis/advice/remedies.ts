import type { VerdictName } from "../../schema/curve.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { shortest } from "../../schema/fields/notation.ts";
import { type Zone, zoneOf } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { type Provenance, sources } from "../../schema/fields/provenance.ts";
import { USEFUL_GROUPS, usefulShare } from "../../schema/fields/signal.ts";

/** One change to try, as its source says it. */
export interface Remedy {
  /** The rest of a sentence that begins with who says so and when. */
  readonly advice: string;
  readonly source: Provenance;
  /** The setting to change and which way; absent where the advice is no change of one. */
  readonly move?: Move;
}

export interface Move {
  readonly field: "learningRate" | "epochs" | "loraRank" | "batchSize" | "temperature" | "responseCandidatesCount";
  readonly way: "up" | "down";
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

/** A remedy where it fits this config; the first that fits is given. */
type Try = (config: RunConfig) => Remedy | false;

const bandOf = (field: AdjustableField, config: RunConfig) => parameters[field].advice?.band(config);
const zone = (field: AdjustableField, config: RunConfig): Zone => zoneOf(config[field], bandOf(field, config));
const rate = ({ learningRate }: RunConfig) => shortest(learningRate, "rate");
const ranks = (config: RunConfig) => {
  const band = bandOf("loraRank", config);
  return `${band?.low} to ${band?.high}`;
};

const raiseLowRate: Try = (config) =>
  zone("learningRate", config) === "low" &&
  tuning(
    `a learning rate of ${rate(config)} is low and learns painfully slowly; 5e-5 to 2e-4 is within 2× of the Fireworks RFT default`,
    "learningRate",
  );
const lowerHighRate: Try = (config) =>
  zone("learningRate", config) === "high" &&
  tuning(
    `a learning rate of ${rate(config)} is high; lower it, to 2e-4 or below, when the reward spikes and then crashes`,
    "learningRate",
    "down",
  );

/** "0.5 to 1.0 is the sweet spot", of the reference page. */
const temperatures = { low: 0.5, high: 1, incoherent: 1.2 } as const;
const raiseTemperature: Try = ({ temperature }) =>
  temperature < temperatures.low &&
  reference(`a temperature of ${temperature} explores little; 0.5 to 1.0 suits most tasks`, "temperature");
const lowerTemperature: Try = ({ temperature }) =>
  temperature > temperatures.incoherent &&
  reference(
    `above a temperature of 1.2 responses may turn incoherent; 0.5 to 1.0 suits most tasks`,
    "temperature",
    "down",
  );

const raiseRank: Try = (config) =>
  zone("loraRank", config) === "low" &&
  tuning(
    `a low rank may lack the capacity for complex tasks; our reading for this case is ${ranks(config)}`,
    "loraRank",
  );
const lowerRank: Try = (config) =>
  zone("loraRank", config) === "high" &&
  tuning(`a high rank risks overfitting; our reading for this case is ${ranks(config)}`, "loraRank", "down");

const raiseBatch: Try = (config) =>
  zone("batchSize", config) === "low" && tuning("a larger batch than this gives steadier gradients", "batchSize");

const MOST_EPOCHS = parameters.epochs.hard.max;
const addEpochs: Try = ({ epochs }) =>
  epochs < MOST_EPOCHS &&
  tuning(
    `add ${epochs + 1 < MOST_EPOCHS ? "1 or 2 epochs" : "1 epoch"} while the reward still climbs steadily at the end`,
    "epochs",
  );
const tooFewEpochs: Try = (config) => zone("epochs", config) === "low" && addEpochs(config);
const tooManyEpochs: Try = (config) =>
  zone("epochs", config) === "high" &&
  tuning(`${config.epochs} epochs risk overfitting; 1 is enough for most tasks`, "epochs", "down");
const above = (field: AdjustableField, config: RunConfig) => config[field] > (bandOf(field, config)?.low ?? 0);
const fewerEpochs: Try = (config) => {
  if (!above("epochs", config)) return false;
  return tuning(
    above("loraRank", config)
      ? "1 epoch and a lower rank prevent overfitting"
      : "1 epoch prevents overfitting and is enough for most tasks",
    "epochs",
    "down",
  );
};

const blameGrader: Try = ({ epochs, gameableShare }) =>
  epochs === 1 &&
  gameableShare > 0 &&
  ours("the epochs and the rank are low already; look at the grader: it pays wrong answers on some prompts");
const morePrompts: Try = () => ours("more and more varied prompts help where fewer epochs and a lower rank do not");

const equalScores: Try = ({ startingReward: p, responseCandidatesCount: n }) =>
  usefulShare(p, n) < USEFUL_GROUPS && tryOtherRollouts;
const tryOtherRollouts = monitoring(
  "when all rollouts of a group score the same, try a temperature of 0.8 to 1.0, more rollouts per prompt or graded scores",
  "responseCandidatesCount",
);

/** Twice the default, and half of it: the document advises no rate beyond. */
const rates = { low: 5e-5, high: 2e-4 } as const;
const raiseRate: Try = ({ learningRate }) =>
  learningRate < rates.high &&
  tuning(
    "raise the learning rate when the curve flattens too early, but stay within 2× of the Fireworks RFT default",
    "learningRate",
  );
const lowerRate: Try = ({ learningRate }) =>
  learningRate > rates.low &&
  tuning("lower the learning rate when the reward spikes and then crashes", "learningRate", "down");
const keepWithinAdvice: Try = (config) =>
  zone("learningRate", config) === "high" &&
  tuning("keep changes of the learning rate within 2× of its default, 5e-5 to 2e-4", "learningRate", "down");
const goBack: Try = () =>
  monitoring("a rise and a crash can also be reward hacking or forgetting; go back to the last good checkpoint");
const changeOneThing: Try = () => tuning("change one thing at a time and compare");

const slow: readonly Try[] = [
  raiseLowRate,
  raiseTemperature,
  lowerTemperature,
  raiseRank,
  keepWithinAdvice,
  raiseBatch,
  equalScores,
  tooFewEpochs,
  raiseRate,
  changeOneThing,
];

/** What to try for each verdict: first the field that is out of its band in the direction that explains it, last what always fits. */
const remedies: Readonly<Partial<Record<VerdictName, readonly Try[]>>> = {
  healthy: [changeOneThing],
  still_climbing: [raiseLowRate, addEpochs, changeOneThing],
  slow_climb: slow,
  early_plateau: slow,
  spike_then_collapse: [lowerHighRate, lowerTemperature, raiseBatch, lowerRate, goBack],
  overfit: [tooManyEpochs, lowerRank, fewerEpochs, blameGrader, morePrompts],
  noisy: [
    lowerHighRate,
    lowerTemperature,
    raiseLowRate,
    raiseTemperature,
    equalScores,
    () => tuning("a larger batch gives steadier gradients", "batchSize"),
  ],
  no_signal: [lowerTemperature, () => tryOtherRollouts],
  cant_tell: [lowerHighRate],
};

/** The first change to try for what a config shows; what is not given of it is taken to be as always. Undefined where no source has any. */
export function remedyFor(name: VerdictName, settings: Partial<RunConfig>): Remedy | undefined {
  const config = { ...defaultConfig, ...settings };
  for (const attempt of remedies[name] ?? []) {
    const remedy = attempt(config);
    if (remedy) return remedy;
  }
  return undefined;
}
