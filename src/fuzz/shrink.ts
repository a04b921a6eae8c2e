import { joined } from "../diagnosis/formats/bytes.ts";
import { Input } from "./input.ts";

/** Readings that are spent on making an input smaller. */
const MOST_TRIES = 400;

/** Returns a smaller input that fails in the same way, as `fails` tells: parts are left out, the largest first. */
export async function shrink(
  input: Input,
  fails: (smaller: Input) => Promise<boolean>,
  most = MOST_TRIES,
): Promise<Input> {
  let best = input;
  let tries = 0;
  const sizeOf = ({ isBinary, bytes, text }: Input) => (isBinary ? bytes.length : text.length);
  const without = (from: number, to: number): Input =>
    best.isBinary
      ? Input.ofBytes(joined([best.bytes.subarray(0, from), best.bytes.subarray(to)]))
      : new Input(best.text.slice(0, from) + best.text.slice(to));
  for (let part = Math.ceil(sizeOf(best) / 2); part >= 1 && tries < most; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let at = 0; at < sizeOf(best) && tries < most; ) {
      const smaller = without(at, Math.min(sizeOf(best), at + part));
      tries++;
      if (await fails(smaller)) best = smaller;
      else at += part;
    }
  }
  return best;
}

const LONGEST_SHOWN = 1200;

/** Returns the input as a literal of JavaScript, a long one shortened in the middle. */
export function literal({ text, isBinary }: Input): string {
  const written = JSON.stringify(text);
  const what = isBinary ? "Latin-1 of bytes " : "";
  if (written.length <= LONGEST_SHOWN) return what + written;
  const half = LONGEST_SHOWN / 2;
  return `${what}${written.slice(0, half)} … ${written.slice(-half)} (${text.length} characters)`;
}
