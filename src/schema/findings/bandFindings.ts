import type { RunConfig } from "../fields/config.ts";
import { articleOf, brief, percent } from "../fields/notation.ts";
import { type Band, type Zone, zoneOf } from "../fields/parameter.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { FILL_LIMIT } from "../fields/sizing.ts";
import { USUAL_MOST_EPOCHS } from "../fields/training.ts";
import { type TrainingField, trainingFields } from "../fields/trainingParameters.ts";
import { advisedRange, rangeText, subject } from "../values/phrase.ts";
import { type Finding, nearestJustRight, offering } from "./finding.ts";

interface Credit {
  /** Who says what of it: Fireworks' part under its name, and what we make of it under ours. */
  readonly text: string;
  readonly source: Provenance;
}

type Side = Exclude<Zone, "right">;

/** Whose advice the band of each field is, on the side where the value is. */
const credits: Readonly<Record<TrainingField, (side: Side, band: Band, config: RunConfig) => Credit>> = {
  learningRate: (_side, band) => ({
    text: `Fireworks: keep changes within 2× of the default, so ${rangeText(parameters.learningRate, band)}.`,
    source: sources.tuningAdvice,
  }),
  epochs: (side, band) => {
    const here = advisedRange(parameters.epochs, side, band);
    if (side === "high" && band.high === USUAL_MOST_EPOCHS) {
      const text = `Fireworks: 1 for most tasks, 1 or 2 more while the reward still climbs; our reading: ${here}.`;
      return { text, source: sources.tuningAdvice };
    }
    const text = `Our reading: about 25 optimizer steps in all, because healthy real runs needed 24 to 215 for half of their gain. Here that means ${here}.`;
    return { text, source: sources.ours };
  },
  loraRank: (_side, band, { taskComplexity, modelSize }) => ({
    text: `Fireworks: 8 to 16 for most tasks, more for complex reasoning and from 70 B on, less for a change of style. Our reading for a ${taskComplexity} task on ${articleOf(modelSize)} ${brief(modelSize)} B model: ${rangeText(parameters.loraRank, band)}.`,
    source: sources.ours,
  }),
  batchSize: (side, band) => ({
    text:
      side === "low"
        ? `Our rule is two full-length sequences: ${advisedRange(parameters.batchSize, side, band)}.`
        : `Fireworks: lower it on out-of-memory. Our estimate: at most ${rangeText(parameters.batchSize, { low: band.high, high: band.high })} fit in ${percent(FILL_LIMIT)} of the memory.`,
    source: sources.ours,
  }),
  maxContextLength: (_side, band) => ({
    text: `Fireworks: raise it only when prompts are truncated. Our reading here: ${rangeText(parameters.maxContextLength, band)}.`,
    source: sources.ours,
  }),
};

/** What the band of a training field says about its value; undefined when it is just right. */
function bandFinding(field: TrainingField, config: RunConfig): Finding | undefined {
  const parameter = parameters[field];
  const { advice } = parameter;
  const band = advice?.band(config);
  const zone = zoneOf(config[field], band);
  if (advice === undefined || zone === "right") return undefined;
  const about = { level: "advice", fields: [field] } as const;
  if (band === undefined) return { ...about, message: advice.nothingFits ?? advice.zones[zone], source: sources.ours };
  const { text, source } = credits[field](zone, band, config);
  const verdict = `${subject(parameter, config[field])} ${advice.words[zone].toLowerCase()}.`;
  const finding = { ...about, message: `${verdict} ${advice.zones[zone]} ${text}`, source };
  return offering(finding, field, nearestJustRight(field, config));
}

/** What the bands of the training fields say about values that are not just right. */
export const bandFindings = (config: RunConfig): Finding[] =>
  trainingFields.map((field) => bandFinding(field, config)).filter((finding) => finding !== undefined);
