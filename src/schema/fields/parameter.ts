import type { Field, OrAuto, RunConfig } from "./config.ts";
import type { Note, Provenance } from "./provenance.ts";
import type { Scale } from "./scale.ts";

/** Values from low to high, both included, are just right. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export type Zone = "low" | "right" | "high";

/** The zone of a value: a comparison with the band. No band means that nothing fits: every value is too high. */
export function zoneOf(value: number, band: Band | undefined): Zone {
  if (band === undefined || value > band.high) return "high";
  return value < band.low ? "low" : "right";
}

/** Both ends included, unless `above` says that the lower one is not. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly above?: boolean;
}

/** What a field's values mean for the reader: bands, words and reasons. */
export interface Advice {
  /** The name of each zone for this field, as in "Too few". */
  readonly words: Readonly<Record<Zone, string>>;
  /** The values that are just right for this config; undefined where no value is. */
  readonly band: (config: RunConfig) => Band | undefined;
  /**
   * Who says so outside of it, as the start of a sentence; "Fireworks advises" only of a limit that it names itself. Absent where the
   * field is not simulated and so has no second side.
   */
  readonly advisedBy?: Readonly<Record<"low" | "high", string>>;
  /** One sentence per zone: what happens there. */
  readonly zones: Readonly<Record<Zone, string>>;
  /** What to say, and to offer instead of a value, where no band exists. */
  readonly nothingFits?: string;
  /** What this very value amounts to: "4 full-length sequences per step". */
  readonly reading: (config: RunConfig) => string;
}

/** Where the field stands in the JSON document. */
export type Group = "trainingConfig" | "inferenceParameters" | "job" | "lossConfig" | "scenario" | "seed";

/** The command lines that create a job. */
export type Client = "firectl" | "ep";

/** How a field is said on a command line. */
export interface Flagged {
  /** Its flag of `firectl` and of `ep`; absent where neither has one. */
  readonly flag?: string;
  /** The only one of the two that takes it, where the other does not. */
  readonly client?: Client;
}

/** The field's flag of that command line; undefined where it cannot be said there. */
export const flagOf = ({ flag, client }: Flagged, of: Client): string | undefined =>
  client === undefined || client === of ? flag : undefined;

interface Entry<Value> extends Flagged {
  readonly label: string;
  /** What the field does, in a sentence. */
  readonly does: string;
  readonly default: Value;
  readonly group: Group;
  /** Its name there where that is not the field's own. */
  readonly requestName?: string;
  readonly source: Provenance;
}

/** A field that the page explains without zones. */
interface Explained {
  /** What other documents say of it, each with its own source and date. */
  readonly notes?: readonly Note[];
}

interface NumberRules {
  /** "" where the number has none. */
  readonly unit: string;
  readonly whole: boolean;
  /** Refused outside. */
  readonly hard: Bounds;
  /** Why a value beyond an end is refused, where there is more to say than that it is. */
  readonly refused?: { readonly low?: string; readonly high?: string };
  /** The only legal values, where not every number within the bounds is one. */
  readonly legal?: readonly number[];
  /** Values within the bounds that are refused all the same. */
  readonly except?: readonly number[];
}

export interface NumberParameter extends Entry<number>, NumberRules {
  readonly kind: "number";
  /** Kept and flagged outside. */
  readonly documented?: Bounds;
  /** How a value is written: 1e-4, 32,768, 0.3 or 30 %. */
  readonly notation: "rate" | "tokens" | "plain" | "share";
  /** What is counted, where a sentence says "1 epoch" rather than "Epochs 1". */
  readonly counted?: { readonly one: string; readonly many: string };
  readonly scale: Scale;
  readonly advice?: Advice;
}

/** A number that may be left to the service. */
export interface AutoParameter extends Entry<OrAuto>, NumberRules, Explained {
  readonly kind: "auto";
}

export interface ChoiceParameter<Value extends string> extends Entry<Value>, Explained {
  readonly kind: "choice";
  readonly options: readonly { readonly value: Value; readonly label: string; readonly does: string }[];
}

/** What an entry of the table must be, from the type of its field. */
export type ParameterFor<Value> = [Value] extends [number]
  ? NumberParameter
  : [Value] extends [string]
    ? ChoiceParameter<Value>
    : AutoParameter;

export type Parameters = { readonly [K in Field]: ParameterFor<RunConfig[K]> };
export type Parameter = Parameters[Field];
