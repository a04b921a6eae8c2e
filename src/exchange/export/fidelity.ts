import type { Field } from "../../schema/fields/config.ts";
import { type JobField, jobEntries, jobFields } from "../../schema/fields/job.ts";
import { type Client, flagOf } from "../../schema/fields/parameter.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { inRecipe } from "./recipeConfig.ts";
import type { Target } from "./targets.ts";

/** Exactness of a value in a format: identical, rounded to the nearest that it supports, or lost. */
export type Fidelity = "identical" | "rounded" | "lost";

type Row = Readonly<Record<Field | JobField, Fidelity>>;

const settings = entries.map(([field]) => field);
const launched = entries.flatMap(([field, { group }]) => (group === "scenario" || group === "seed" ? [] : [field]));
const all: readonly (Field | JobField)[] = [...settings, ...jobFields];

const row = (identical: readonly (Field | JobField)[], rounded: readonly Field[] = []): Row =>
  Object.fromEntries(
    all.map((field) => {
      if (identical.includes(field)) return [field, "identical"];
      return [field, rounded.some((other) => other === field) ? "rounded" : "lost"];
    }),
  ) as Partial<Row> as Row;

/** What a command line has a flag for. */
const said = (client: Client) => [
  ...entries.flatMap(([field, parameter]) => (flagOf(parameter, client) === undefined ? [] : [field])),
  ...jobEntries.flatMap(([field, parameter]) => (flagOf(parameter, client) === undefined ? [] : [field])),
];

/** Batches are counted in prompt groups; the losses are those of one loss function, and the KL weight is written out where it was left to the service. */
const recipe = (named: readonly JobField[]) =>
  row(
    [...inRecipe.identical, "dataset", "baseModel", "outputModel", "wandbProject", "wandbEntity", ...named],
    inRecipe.rounded,
  );

const request = row([...launched, ...jobFields]);

/**
 * How exactly each format holds each field. Setup and seed belong to the preview: only the link and the document hold them; neither holds
 * job details. A KL weight of 0 without GRPO counts as identical: it is left out, which means the same.
 */
export const fidelity: Readonly<Record<Target | "link", Row>> = {
  link: row(settings),
  config: row(settings),
  "rl-loop": recipe([]),
  "async-rl-loop": recipe(["warmStartFrom"]),
  request,
  curl: request,
  python: request,
  firectl: row(said("firectl")),
  ep: row(said("ep")),
  // its steps are counted in tokens, as Fireworks counts them, but not in epochs
  "prime-rl": row(
    [
      "learningRate",
      "loraRank",
      "batchSize",
      "maxContextLength",
      "temperature",
      "topK",
      "responseCandidatesCount",
      "maxOutputTokens",
      "learningRateWarmupSteps",
      "optimizerWeightDecay",
      "wandbProject",
      "wandbEntity",
    ],
    ["epochs"],
  ),
  // the batch is counted in sequences, whole groups of them and no more than there are prompts, as of a chunk; the loss is the nearest there is, with Fireworks' built-in KL weight for 0
  trl: row(
    [
      "learningRate",
      "epochs",
      "loraRank",
      "maxContextLength",
      "temperature",
      "topP",
      "topK",
      "responseCandidatesCount",
      "maxOutputTokens",
      "learningRateWarmupSteps",
      "optimizerWeightDecay",
    ],
    ["batchSize", "batchSizeSamples", "chunkSize", "lossMethod", "klBeta"],
  ),
};
