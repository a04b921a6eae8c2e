import type { Log } from "../log/log.ts";

/** Reads a text piece by piece, and says at the end what it was. */
export interface TextReader {
  read(piece: string): void;
  end(): Log;
}

/** How one kind of log is known by the beginning of its text, and read. */
export interface TextFormat {
  /** Whether a text that begins so is likely of this format. */
  fits(head: string): boolean;
  open(): TextReader;
}
