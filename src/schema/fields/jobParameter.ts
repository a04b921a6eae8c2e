import type { Bounds, Flagged } from "./parameter.ts";
import type { Note, Provenance } from "./provenance.ts";

interface JobEntry extends Flagged {
  readonly label: string;
  /** What the field does, in one sentence. */
  readonly does: string;
  /** Path in the request: trainingConfig.baseModel. */
  readonly path: string;
  readonly source: Provenance;
  /** Limits and states of the service that concern the field. */
  readonly notes?: readonly Note[];
  /** Set by imports and kept by exports; the form shows it only where it is given. */
  readonly carried?: true;
}

export interface TextParameter extends JobEntry {
  readonly kind: "text";
  /** Collection of the resource in a full name, accounts/…/datasets/…; absent where the text names no resource. */
  readonly collection?: string;
  /** The only legal texts, where not every text is legal. */
  readonly only?: readonly string[];
  /** Longest legal text, in characters; 1,000 where it is absent. */
  readonly longest?: number;
  readonly example: string;
}

/** A whole number that may be left to the service. */
export interface CountParameter extends JobEntry {
  readonly kind: "count";
  readonly unit: string;
  readonly hard: Bounds;
}

/** The kind of entry that a job field needs, by the type of its value. */
export type JobParameterFor<Value> = [Value] extends [string] ? TextParameter : CountParameter;
