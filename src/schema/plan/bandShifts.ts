import type { Field, RunConfig } from "../fields/config.ts";
import { defaultConfig } from "../fields/defaults.ts";
import { brief, grouped, spoken } from "../fields/notation.ts";
import type { Band } from "../fields/parameter.ts";
import { type AdjustableField, adjustableFields, parameters, scenarioFields } from "../fields/parameters.ts";
import { rangeText } from "../fields/phrase.ts";

/** A recommended range that the facts of the setup moved away from that of the default setup. */
interface BandShift {
  readonly field: AdjustableField;
  /** The range in the default setup; undefined where no value fits there. */
  readonly from: Band | undefined;
  /** The range in this setup; undefined where no value fits. */
  readonly to: Band | undefined;
  /** The facts that moved it, at least one. */
  readonly facts: readonly Field[];
  /** "8 to 16 → 16 to 64: complex task". */
  readonly text: string;
}

const same = (one: Band | undefined, other: Band | undefined) => one?.low === other?.low && one?.high === other?.high;

/** Writes a fact of the setup as a noun: "complex task", "32B model", "8 GPUs". */
function factText(fact: Field, config: RunConfig): string {
  switch (fact) {
    case "taskComplexity":
      return `${config.taskComplexity} task`;
    case "modelSize":
      return `${brief(config.modelSize)}B model`;
    case "gpuMemory":
      return `${brief(config.gpuMemory)} GB per GPU`;
    case "gpuCount":
      return config.gpuCount === 1 ? "1 GPU" : `${config.gpuCount} GPUs`;
    case "prompts":
      return config.prompts === 1 ? "1 prompt" : `${grouped(config.prompts)} prompts`;
    case "typicalTokens":
      return `typical sequences of ${spoken(parameters.typicalTokens, config.typicalTokens)}`;
    default:
      return parameters[fact].label.toLowerCase();
  }
}

/** Returns how the setup moved the recommended range of a field, all settings the same; undefined where it did not. */
export function bandShift(field: AdjustableField, config: RunConfig): BandShift | undefined {
  const parameter = parameters[field];
  const bandWith = (facts: readonly Field[]) =>
    parameter.advice.band({
      ...config,
      ...Object.fromEntries(
        scenarioFields.filter((fact) => !facts.includes(fact)).map((fact) => [fact, defaultConfig[fact]]),
      ),
    });
  const [from, to] = [bandWith([]), parameter.advice.band(config)];
  if (same(from, to)) return undefined;
  const changed = scenarioFields.filter((fact) => config[fact] !== defaultConfig[fact]);
  // a fact is a cause where the others leave another range
  const facts = changed.reduce<readonly Field[]>((kept, fact) => {
    const others = kept.filter((other) => other !== fact);
    return same(bandWith(others), to) ? others : kept;
  }, changed);
  const range = (band: Band | undefined) => (band ? rangeText(parameter, band) : "no value fits");
  const because = facts.map((fact) => factText(fact, config)).join(", ");
  return { field, from, to, facts, text: `${range(from)} → ${range(to)}: ${because}` };
}

/** Returns every range that the setup moved, in the order of the form. */
export const bandShifts = (config: RunConfig): readonly BandShift[] =>
  adjustableFields.map((field) => bandShift(field, config)).filter((shift) => shift !== undefined);
