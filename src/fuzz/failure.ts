import { Fault } from "./oracles/fault.ts";

/** How a reader or an oracle failed. */
export interface Failure {
  /** Failures with equal keys count as one. */
  readonly key: string;
  readonly reason: string;
}

/** What a message says before it names what differs from one input to the next. */
const template = (text: string) => (text.split(": ", 1)[0] ?? "").replace(/\d+/g, "0").slice(0, 120);

const LONGEST_REASON = 1500;

/** Returns what failed by what was thrown: of an oracle its name and message, of a crash its message and place. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Fault) {
    return {
      key: `${error.oracle}: ${template(error.message)}`,
      reason: `${error.oracle}: ${error.message}`.slice(0, LONGEST_REASON),
    };
  }
  const isError = typeof error === "object" && error !== null && "stack" in error;
  const stack = isError ? String(error.stack) : String(error);
  const place = /\n\s+at (\S+) /.exec(stack)?.[1] ?? "";
  const name = isError ? String(Reflect.get(error, "name")) : "";
  return { key: `crash: ${name} ${place}`, reason: stack.slice(0, LONGEST_REASON) };
}
