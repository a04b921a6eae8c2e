import fc from "fast-check";
import { encodeDocument, toDocument } from "../exchange/export/document.ts";
import { layout, pathOf } from "../schema/fields/layout.ts";
import { entries } from "../schema/fields/parameters.ts";
import { corrupt, pick, someConfig, valuesAround } from "./samples.ts";

/** The text of a document with a value at a path: {"version": 1, "scenario": {"prompts": 5}}. */
const nest = (path: string, value: string) =>
  path
    .split(".")
    .reduceRight((inner, name) => `{${JSON.stringify(name)}: ${inner}}`, value)
    .replace("{", '{"version": 1, ');

/** What a value may be by mistake, as JSON. */
const wrong = ["null", '"8"', "true", "[1]", "{}", "NaN", "-Infinity", "1e999", '""', "-0", '"auto"'];

/** Documents of one setting each. */
const oneValue = entries.flatMap(([field, parameter], i) => [
  ...valuesAround(parameter).map((value) => nest(pathOf(field), JSON.stringify(value))),
  nest(pathOf(field), wrong[i % wrong.length] ?? "null"),
]);

/** Documents by hand: other versions and spellings, repeated and reserved names, broken JSON. */
const odd: readonly string[] = [
  '{"version": 1}',
  '{"trainingConfig": {"epochs": 3}}',
  '{"scenario": {"prompts": 5, "modelSize": 70}}',
  '{"version": 2, "trainingConfig": {"epochs": 3}}',
  '{"version": "1", "seed": 5}',
  '{"$schema": "rft-config.schema.json", "version": 1, "seed": 5}',
  '\ufeff{"version": 1, "seed": 5}\r\n',
  '{"version": 1, "training_config": {"learning_rate": 2e-4, "lora_rank": 16}}',
  '{"version": 1, "trainingConfig": {"epochs": 2, "epochs": 3}}',
  '{"version": 1, "trainingConfig": {"epochs": 2}, "trainingConfig": {"loraRank": 16}}',
  '{"version": 1, "trainingConfig": [], "lossConfig": "DAPO", "scenario": null}',
  '{"version": 1, "lossConfig": {"method": "dapo"}}',
  '{"version": 1, "lossConfig": {"method": "GSPO-TOKEN", "klBeta": 0.01}}',
  '{"version": 1, "lossConfig": {"method": "METHOD_UNSPECIFIED"}}',
  '{"version": 1, "inferenceParameters": {"n": 8, "maxTokens": 512}}',
  '{"version": 1, "inferenceParameters": {"n": 8, "responseCandidatesCount": 6}}',
  '{"version": 1, "__proto__": {"epochs": 3}, "constructor": 1, "scenario": {"__proto__": 1, "prompts": 50}}',
  '{"version": 1, "colour": "red", "trainingConfig": {"epochs": 3, "colour": "red"}}',
  '{"version": 1, "apiKey": "hidden", "trainingConfig": {"epochs": 3}}',
  '{"version": 1, "dataset": "my-data", "evaluator": "", "trainingConfig": {"baseModel": "m", "outputModel": null}}',
  '{"version": 1, "trainingConfig": {"epochs": 3,}}',
  '{"version": 1, "trainingConfig": {"epochs": 3}',
  "{'version': 1, 'seed': 5}",
  '{"version": 1 "seed": 5}',
  '{"version": 1, // a comment\n"seed": 5}',
  "[]",
  "[1, 2]",
  '"text"',
  "{}",
  `${"[".repeat(40)}1${"]".repeat(40)}`,
];

const groups = layout.map(({ group }) => group as string);

/** A document without some of its members. */
const partial = fc.tuple(someConfig, fc.subarray(groups), fc.nat(30)).map(([config, dropped, skipped]) => {
  const document = Object.entries(toDocument(config)).filter(([name]) => !dropped.includes(name));
  let place = 0;
  return JSON.stringify(Object.fromEntries(document), (_key, value) =>
    typeof value !== "object" && ++place === skipped ? undefined : value,
  );
});

const whole = fc
  .tuple(someConfig, fc.constantFrom("\n", "\r\n", ""))
  .map(([config, end]) =>
    encodeDocument(config).replaceAll(/\n */g, (blanks) => (end === "" ? "" : blanks.replace("\n", end))),
  );

/** Returns config documents of every sort, `count` of each that is random. */
export function documentInputs(count: number, seed: number): readonly string[] {
  const good = pick(fc.oneof(whole, partial), 3 * count, seed);
  return [...oneValue, ...odd, ...good, ...corrupt(good, count, seed)];
}
