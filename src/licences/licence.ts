/** A package whose code is part of what the page loads. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly licence: string;
  /** The package's own licence file. */
  readonly text: string;
}
