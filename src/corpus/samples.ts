import fc from "fast-check";
import { argumentText } from "../exchange/text/hostile.ts";
import { mutated } from "../fuzz/mutate.ts";
import { noise } from "../fuzz/noise.ts";
import { Random } from "../fuzz/random.ts";
import type { Field, RunConfig } from "../schema/fields/config.ts";
import { defaultConfig } from "../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../schema/fields/job.ts";
import type { Parameter } from "../schema/fields/parameter.ts";
import { entries } from "../schema/fields/parameters.ts";
import { legalConfig } from "../schema/values/arbitrary.ts";
import { checkJobField } from "../schema/values/checkJob.ts";

/** Longest input that is recorded, in characters: the limits on size have tests of their own. */
const LONGEST = 2000;

/** Returns `count` values; the same seed gives the same values. */
export const pick = <Value>(values: fc.Arbitrary<Value>, count: number, seed: number): Value[] =>
  fc.sample(values, { numRuns: count, seed });

/** Returns samples with a few changes each, among them some pure noise; the same seed gives the same ones. */
export function corrupt(samples: readonly string[], count: number, seed: number): string[] {
  const found: string[] = [];
  for (let i = 0; found.length < count; i++) {
    const random = new Random(seed, i);
    const text = random.chance(0.4) ? noise(random, LONGEST).text : mutated(random.pick(samples), random, samples);
    if (text.length <= LONGEST) found.push(text);
  }
  return found;
}

/** Returns values of a field: its bounds, just outside of them, between them, and its exceptions. */
export function valuesAround(parameter: Parameter): readonly (number | string)[] {
  if (parameter.kind === "choice") return [...parameter.options.map(({ value }) => value), "PPO"];
  const { hard, kind, whole, except = [] } = parameter;
  const { min, max } = hard;
  const middle = whole ? Math.round(Math.sqrt(Math.max(1, min) * max)) : Number(((min + max) / 2).toPrecision(3));
  const outside = whole ? [min - 1, max + 1, middle + 0.5] : [min - max, max * 2];
  return [min, max, middle, ...outside, ...except, ...(kind === "auto" ? ["auto"] : [])];
}

const plainValue = (field: Field, parameter: Parameter): fc.Arbitrary<number | string> =>
  parameter.kind === "number" ? fc.constantFrom(...parameter.scale.lattice) : fc.constant(defaultConfig[field]);

/** A config as people make them: slider values, and most fields at their defaults. */
const usualConfig = fc
  .tuple(
    fc.record(Object.fromEntries(entries.map(([field, parameter]) => [field, plainValue(field, parameter)]))),
    fc.subarray(entries.map(([field]) => field)),
  )
  .map(([values, changed]): RunConfig => {
    const own = values as unknown as RunConfig;
    return { ...defaultConfig, ...Object.fromEntries(changed.map((field) => [field, own[field]])) };
  });

/** A config of either sort: any legal values, or usual ones. */
export const someConfig: fc.Arbitrary<RunConfig> = fc.oneof(legalConfig, usualConfig);

const name = fc.oneof(
  fc.constantFrom("", "my-data", "accounts/me/models/qwen3-8b", "Second run, rate 2e-4"),
  argumentText.filter((text) => text.length <= 60 && checkJobField("displayName", text).ok),
);

/** Job details: usual names, missing ones and hostile texts. */
export const someJob: fc.Arbitrary<Job> = fc
  .record({
    dataset: name,
    evaluator: name,
    baseModel: name,
    warmStartFrom: name,
    outputModel: name,
    displayName: name,
    nodeCount: fc.oneof(fc.constant("auto" as const), fc.integer({ min: 1, max: 1024 })),
    wandbProject: name,
    wandbEntity: name,
  })
  .map((job) => ({ ...emptyJob, ...job }));
