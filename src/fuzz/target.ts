import type { Input } from "./input.ts";
import type { Random } from "./random.ts";

/** An input with what is known of it. */
export interface Case {
  readonly input: Input;
  /** Checks what only the maker of the input knows: what was planted is in the result, or named. Absent once the input is changed. */
  readonly expect?: (result: unknown) => void;
}

/** A reader of foreign input, with makers of inputs for it and what must hold of its results. */
export interface Target {
  readonly name: string;
  /** Share of a batch's inputs, in parts. */
  readonly parts: number;
  /** Makes an input by the grammar of the format. */
  readonly make: (random: Random) => Case;
  /** Reads the input, and throws a fault where what comes back breaks a promise. Returns, or resolves to, the result. */
  readonly read: (input: Input, random: Random) => unknown;
  /** Set where `read` resolves to its result. */
  readonly isAsync?: true;
  /** Time limit for one input, in ms; by default what a page may stand still. */
  readonly limit?: number;
  /** Largest input that is made, in characters; by default 256 kB. */
  readonly largest?: number;
  /** Reads the input and nothing else, where that is less than `read`: its time must be proportional to the size. */
  readonly readOnly?: (input: Input) => unknown;
}
