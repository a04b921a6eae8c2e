import type { RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Note, sources } from "../fields/provenance.ts";
import { findingsOf } from "../findings/findings.ts";
import { recommendForSetup } from "./setup.ts";
import { addsFinding, applied, type Suggestion } from "./suggestion.ts";

type TrialField = "learningRate" | "epochs" | "loraRank" | "batchSize" | "responseCandidatesCount" | "temperature";
type Way = "up" | "down";

/** Largest factor of one step of the learning rate: half of what Fireworks allows. */
const RATE_STEP = 1.5;
/** Epochs and rollouts change by as many as the document says: "1 or 2 more", 4 to 6 to 8. */
const COUNT_STEP = 2;

const tuning = (text: string): Note => ({ text, source: sources.tuningAdvice });

/** Why a step may help, by field and direction; true of any curve, because the simulation decides whether it is shown. */
const reasons: Readonly<Record<TrialField, Readonly<Record<Way, Note>>>> = {
  learningRate: {
    up: tuning("Fireworks: keep changes within 2× of the default."),
    down: tuning("Fireworks: keep changes within 2× of the default."),
  },
  epochs: {
    up: { text: "More passes through the dataset, within the recommended range.", source: sources.ours },
    down: tuning("Fireworks: 1 for most tasks; more risk overfitting."),
  },
  loraRank: {
    up: tuning("Fireworks: a higher rank has more capacity for new behavior."),
    down: tuning("Fireworks: a lower rank risks less overfitting and needs less GPU memory."),
  },
  batchSize: {
    up: tuning("Fireworks: a larger batch gives smoother updates."),
    down: { text: "A smaller batch makes more updates from the same data.", source: sources.ours },
  },
  responseCandidatesCount: {
    up: { text: "Fireworks: 6 to 8 compare better. The cost grows linearly.", source: sources.tuningAdvice },
    down: { text: "Fireworks: the cost grows linearly with the rollouts.", source: sources.referenceAdvice },
  },
  temperature: {
    up: { text: "Fireworks: 0.5 to 1, with a default of 0.7.", source: sources.referenceAdvice },
    down: { text: "Fireworks: 0.5 to 1, with a default of 0.7.", source: sources.referenceAdvice },
  },
};

/** Returns the value one bounded step away on the slider; undefined at its end, and for the temperature. */
function stepFrom(field: TrialField, value: number, way: Way): number | undefined {
  const { lattice } = parameters[field].scale;
  const beyond = lattice.filter((other) => (way === "up" ? other > value : other < value));
  const reach = { learningRate: RATE_STEP, epochs: COUNT_STEP, responseCandidatesCount: COUNT_STEP };
  if (field === "temperature") return undefined;
  const within = (other: number) => {
    if (field === "loraRank" || field === "batchSize") return other <= 2 * value && other >= value / 2;
    const step = reach[field];
    // a little room, because 1.5 × 1e-4 is not exactly 1.5e-4
    return field === "learningRate"
      ? Math.max(other / value, value / other) <= step * 1.001
      : Math.abs(other - value) <= step;
  };
  const reached = beyond.filter(within);
  return way === "up" ? reached.at(-1) : reached[0];
}

const fields = Object.keys(reasons) as readonly TrialField[];

/** Tells whether the documents say that a change adds to the risk of overfitting. */
export const risksOverfitting = ({ field, from, to }: Pick<Suggestion, "field" | "from" | "to">): boolean =>
  (field === "loraRank" || field === "epochs") && to > from;

/** Returns the values to try instead of the current one: a step up and down, the default, and what is recommended for the setup. */
function candidates(field: TrialField, config: RunConfig, recommended: ReturnType<typeof recommendForSetup>) {
  const from = config[field];
  const usual = [defaultConfig[field], recommended.find((one) => one.field === field)?.to];
  const values = new Set([stepFrom(field, from, "up"), stepFrom(field, from, "down"), ...usual]);
  return [...values].filter((to) => to !== undefined && to !== from) as readonly number[];
}

/**
 * Returns the changes to try from a config, each within the recommended range of its field and without a new finding. A field that a finding is
 * about has none. Whether one is worth showing, only its simulation decides.
 */
export function trialsOf(config: RunConfig): readonly Suggestion[] {
  const found = new Set(findingsOf(config).flatMap(({ fields: [field], set }) => [field, set?.field]));
  const recommended = recommendForSetup(config);
  return fields
    .filter((field) => !found.has(field) && zoneOf(config[field], parameters[field].advice.band(config)) === "right")
    .flatMap((field) => candidates(field, config, recommended).map((to) => ({ field, to })))
    .filter(({ field, to }) => zoneOf(to, parameters[field].advice.band(config)) === "right")
    .filter((change) => !addsFinding(config, applied(config, change)))
    .map(({ field, to }): Suggestion => {
      const from = config[field];
      return { kind: "trial", field, from, to, reasons: [reasons[field][to > from ? "up" : "down"]] };
    });
}
