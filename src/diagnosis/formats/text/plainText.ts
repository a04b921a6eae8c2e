import { withoutEscapes } from "./escapes.ts";

const ESCAPE = String.fromCharCode(27);
/** A last line longer than this, in characters, is not held back: no escape sequence has so many. */
const LONGEST_HELD = 1 << 16;

/** Returns a text whose lines end in line feeds, without escape sequences; a carriage return alone ends a line unless it is kept. */
export function plainText(text: string, keepsReturns = false): string {
  const bare = withoutEscapes(text);
  if (!bare.includes("\r")) return bare;
  const unified = bare.replaceAll("\r\n", "\n");
  return keepsReturns ? unified : unified.replaceAll("\r", "\n");
}

/** The same for a text that comes in pieces: holds back the end of a piece where a sequence or a line end may go on. */
export function createPlainText(keepsReturns: boolean) {
  let held = "";
  return {
    take(piece: string): string {
      const text = held + piece;
      const sequence = text.indexOf(ESCAPE, text.lastIndexOf("\n") + 1);
      const last = sequence >= 0 && text.length - sequence <= LONGEST_HELD ? sequence : text.length;
      const from = text[last - 1] === "\r" ? last - 1 : last;
      held = text.slice(from);
      return plainText(text.slice(0, from), keepsReturns);
    },
    /** Returns the rest, where nothing follows. */
    end: () => plainText(held, keepsReturns),
  };
}
