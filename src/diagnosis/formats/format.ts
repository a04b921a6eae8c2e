import type { Log } from "../log/log.ts";

/** Takes a file piece by piece. */
export interface LogReader<Piece> {
  read(piece: Piece): void;
  /** The log, or undefined where the whole file turns out to be of another format. */
  end(): Log | undefined | Promise<Log | undefined>;
  /** Whether the file turned out to be of this format and no other, once it has ended. */
  isCertain?(): boolean;
}

interface Format<Piece> {
  /** Whether a file with this beginning, up to 64 KiB of it, is likely of this format. */
  fits(head: Piece): boolean;
  open(): LogReader<Piece>;
  /** Set where no other format is tried on a file that this one read, though it found no reward. */
  readonly isCertain?: boolean;
}

/** A format that is text in any encoding; escape sequences of a terminal are taken out, and line feeds end its lines. */
export interface TextFormat extends Format<string> {
  readonly input: "text";
  /** Set where a carriage return alone draws a line anew, as on a terminal, instead of ending it. */
  readonly keepsReturns?: boolean;
}
export interface BinaryFormat extends Format<Uint8Array> {
  readonly input: "bytes";
}
export type LogFormat = TextFormat | BinaryFormat;
