import type { Import } from "./imported.ts";

/** A text, or a file as far as it is read. */
export type ImportSource = string | { readonly size: number; arrayBuffer(): Promise<ArrayBuffer> };

/** From the page to the worker: what to read, with a number that the answer repeats. */
export interface ImportRequest {
  readonly id: number;
  readonly source: ImportSource;
}

/** From the worker: what was read; null where the browser cannot read the file. */
export interface ImportAnswer {
  readonly id: number;
  readonly imported: Import | null;
}
