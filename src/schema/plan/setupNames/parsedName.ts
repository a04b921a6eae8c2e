/** Longest name of a model or GPU that is read, in characters. */
export const LONGEST_NAME = 200;

/** Makes spellings of one name equal: lower case, plain signs, no blanks around. */
export const plainName = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll("×", "x").trim();

/** A name that was refused, with the reason. */
export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export const refuse = (reason: string): Refused => ({ ok: false, reason });
