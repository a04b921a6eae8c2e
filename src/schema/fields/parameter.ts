import type { OrAuto, RunConfig } from "./config.ts";
import type { Note, Provenance } from "./provenance.ts";
import type { Scale } from "./scale.ts";

/** Recommended values, from low to high, both included. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

export type Zone = "low" | "right" | "high";
type OutsideZone = Exclude<Zone, "right">;

/** Compares a value with the band. Without a band nothing fits: every value is too high. */
export function zoneOf(value: number, band: Band | undefined): Zone {
  if (band === undefined || value > band.high) return "high";
  return value < band.low ? "low" : "right";
}

/** Both ends are included, except the lower one where `above` is set. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly above?: boolean;
}

/** The range that the field's source lists. Values outside are kept and flagged. */
export interface DocumentedBounds extends Bounds {
  /** A later page that lists this range, where the field's own source allows the whole hard range. */
  readonly newer?: Provenance;
}

/** The band of a field and its texts. */
export interface Advice {
  /** The name of each zone for this field, as in "Too few". */
  readonly words: Readonly<Record<Zone, string>>;
  /** The recommended values for this config; undefined where none fits. */
  readonly band: (config: RunConfig) => Band | undefined;
  /** How the band is derived, in words. */
  readonly bandRule: string;
  /**
   * Whose advice the band is, as the start of a sentence. "Fireworks advises" only of a limit that Fireworks names. Absent where the field
   * is not simulated: then there is no simulation to disagree with.
   */
  readonly advisedBy?: Readonly<Record<OutsideZone, string>>;
  /** What happens in each zone, one sentence each. */
  readonly zones: Readonly<Record<Zone, string>>;
  /** Message and remedy where there is no band. */
  readonly nothingFits?: string;
  /** What the current value amounts to: "4 full-length sequences per step". */
  readonly reading: (config: RunConfig) => string;
  /** What the reading leaves out to fit a line of about 55 characters; shown in the details. */
  readonly more?: (config: RunConfig) => string;
  /** When to adjust the field, one sentence each. */
  readonly adjust: readonly string[];
}

/** A sentence on whose advice a band is: Fireworks' part under its name, Goldilocks' part under its own. */
export interface Credit {
  readonly text: string;
  readonly source: Provenance;
}

/** A training parameter warns outside its band and credits the advice. */
export interface TrainingAdvice extends Advice {
  readonly credit: (zone: OutsideZone, band: Band, config: RunConfig) => Credit;
}

/** A warning about a range of values. */
export interface Warning {
  readonly applies: (config: RunConfig) => boolean;
  /** Continues after the field and its value: "Temperature 0.1 is". */
  readonly says: string;
  /** The value to offer instead. */
  readonly offers: (config: RunConfig) => number;
  readonly source: Provenance;
}

/** A rollout parameter may stay outside its band for a purpose: it warns of certain ranges only. At most one warning applies. */
export interface RolloutAdvice extends Advice {
  readonly warnings: readonly Warning[];
}

/** The object of the JSON document that holds the field. */
export type Group = "trainingConfig" | "inferenceParameters" | "job" | "lossConfig" | "scenario" | "seed";

/** The section of the page that shows the field. */
export type Place = "training" | "rollout" | "advanced" | "scenario";

/** The command lines that create a job. */
export type Client = "firectl" | "ep";

/** The flags of a field in the two command lines. */
export interface Flagged {
  /** Today's flag of `firectl` and `ep`; absent where neither has one. */
  readonly flag?: string;
  /** The only client that takes the flag, where the other does not. */
  readonly client?: Client;
  /** Synonyms that today's clients also take, beside the one spelled after the field's path in the request. */
  readonly otherFlags?: readonly string[];
  /** Flags of older clients and documents, which today's clients refuse. Imports still read them. */
  readonly oldFlags?: readonly string[];
}

/** The field's flag in a client's command line; undefined where the client has none. */
export const flagOf = ({ flag, client }: Flagged, of: Client): string | undefined =>
  client === undefined || client === of ? flag : undefined;

interface Entry<Value> extends Flagged {
  readonly label: string;
  /** What the field does, in one sentence. */
  readonly does: string;
  readonly default: Value;
  readonly place: Place;
  /** Position in its place, from 1; fields without one follow in the order of the link. */
  readonly placeOrder?: number;
  readonly group: Group;
  /** Position in its group of document and request, from 1; fields without one follow in the order of the link. */
  readonly groupOrder?: number;
  /** Name in the request, where it differs from the field's own. */
  readonly requestName?: string;
  /** Name in the same group of older requests. */
  readonly oldRequestName?: string;
  /** Key in a link: lower-case letters. Links are kept for years: a key never changes and is never used again. */
  readonly linkKey: string;
  /** Meaning of a version 1 link without the key. Frozen: it stays when the default changes. */
  readonly linkDefault: string;
  /** Whether the value affects the simulated curve; `simulator/mapping.ts` says how. */
  readonly simulated: boolean;
  readonly source: Provenance;
  /** Statements of other documents, each with its own source and date. */
  readonly notes?: readonly Note[];
}

interface NumberRules {
  /** Empty where the number has none. */
  readonly unit: string;
  readonly whole: boolean;
  /** Values outside are refused. */
  readonly hard: Bounds;
  /** Why a value beyond an end is refused, where there is a reason to give. */
  readonly refused?: {
    readonly low?: string;
    readonly high?: string;
    /** Of 0 and below, where `low` does not suit them. */
    readonly notPositive?: string;
  };
  /** The only legal values, where not every number within the bounds is one. */
  readonly legal?: readonly number[];
  /** Values within the bounds that are refused. */
  readonly except?: readonly number[];
}

/** How a number is written: 1e-4, 32,768, 0.3 or 28 %. */
export type Notation = "rate" | "tokens" | "plain" | "share";

export interface NumberParameter extends Entry<number>, NumberRules {
  readonly kind: "number";
  readonly place: Exclude<Place, "advanced">;
  readonly documented?: DocumentedBounds;
  readonly notation: Notation;
  /** The noun, where a sentence says "1 epoch" rather than "Epochs 1". */
  readonly counted?: { readonly one: string; readonly many: string };
  readonly scale: Scale;
  readonly advice?: Advice;
}

export interface TrainingParameter extends NumberParameter {
  readonly place: "training";
  readonly advice: TrainingAdvice;
}

export interface RolloutParameter extends NumberParameter {
  readonly place: "rollout";
  readonly advice: RolloutAdvice;
}

/** A fact about the case; it has no band. */
export interface ScenarioParameter extends NumberParameter {
  readonly place: "scenario";
  readonly advice?: never;
}

/** A number that may be left to the service: "auto" omits it from the request. */
export interface AutoParameter extends Entry<OrAuto>, NumberRules {
  readonly kind: "auto";
  readonly place: "advanced";
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly does: string;
  /** The value in the request, where it differs. */
  readonly requestValue?: string;
}

export interface ChoiceParameter<Value extends string> extends Entry<Value> {
  readonly kind: "choice";
  readonly options: readonly Option<Value>[];
}

export interface AdvancedChoice<Value extends string> extends ChoiceParameter<Value> {
  readonly place: "advanced";
}

export interface ScenarioChoice<Value extends string> extends ChoiceParameter<Value> {
  readonly place: "scenario";
}

/** The kind of entry that a field needs, by the type of its value. */
type ParameterFor<Value> = [Value] extends [number]
  ? TrainingParameter | RolloutParameter | ScenarioParameter
  : [Value] extends [string]
    ? AdvancedChoice<Value> | ScenarioChoice<Value>
    : AutoParameter;

export type Parameters = { readonly [K in keyof RunConfig]: ParameterFor<RunConfig[K]> };
export type Parameter = Parameters[keyof RunConfig];
