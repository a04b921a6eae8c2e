import process from "node:process";
import { createContext, Script } from "node:vm";
import fc from "fast-check";
import { type Input, inputs } from "./input.ts";
import type { Target } from "./targets.ts";

/** What one input may take, in ms: a page that stands still for longer is seen to. */
const LIMIT_MS = 100;
/** What still reads after so long, in ms, on however busy a machine, does not end. */
const ENDLESS_MS = 20_000;
/** A collection of garbage may fall into one reading, not into each of these. */
const TRIES = 3;

/** An input that takes too long: searching for a smaller one would take longer still. */
class Slow extends Error {}

// it is an error of the other context's making
const isTimeout = (error: unknown) =>
  typeof error === "object" && error !== null && Reflect.get(error, "code") === "ERR_SCRIPT_EXECUTION_TIMEOUT";

const watched = createContext({ read: () => undefined });
const script = new Script("read()");

/** Reads an input, and throws where that does not come back: only a script of its own can be stopped from outside. */
function readWatched(read: Target["read"], input: Input, endless: number): unknown {
  watched["read"] = () => read(input);
  try {
    return script.runInContext(watched, { timeout: endless });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Slow(`has not come back after ${endless / 1000} seconds`);
  }
}

/** Time on the processor in ms, or by the clock where that is less: other programs on a busy machine do not count. */
async function timed(read: Target["read"], input: Input, endless: number): Promise<number> {
  const before = process.cpuUsage();
  const start = performance.now();
  await readWatched(read, input, endless);
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return Math.min(clock, (user + system) / 1000);
}

/** Throws where the target throws, or takes longer than an input may. */
async function survive({ read, limit = LIMIT_MS }: Target, input: Input, endless: number) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && fastest > limit; tries++)
    fastest = Math.min(fastest, await timed(read, input, endless));
  if (fastest > limit) throw new Slow(`takes ${Math.round(fastest)} ms, more than ${limit}`);
}

export interface Finding {
  readonly target: string;
  /** The input as a literal, its middle left out where it is long. */
  readonly input: string;
  readonly reason: string;
}

const LONGEST_SHOWN = 400;

function literal({ text }: Input): string {
  const written = JSON.stringify(text);
  if (written.length <= LONGEST_SHOWN) return written;
  const half = LONGEST_SHOWN / 2;
  return `${written.slice(0, half)} … ${written.slice(-half)} (${text.length} characters)`;
}

/**
 * Reads so many inputs with a target; the same seed gives the same inputs. The first that it does not survive, made small if it throws.
 * `endless` is after how many ms a reading counts as one that does not end.
 */
export async function fuzz(
  target: Target,
  seed: number,
  runs: number,
  endless = ENDLESS_MS,
): Promise<Finding | undefined> {
  const property = fc.asyncProperty(inputs(target.samples), (input) => survive(target, input, endless));
  const first = await fc.check(property, { seed, numRuns: runs, endOnFailure: true });
  if (!first.failed) return undefined;
  const path = first.counterexamplePath;
  const smallest =
    first.errorInstance instanceof Slow || path === null ? first : await fc.check(property, { seed, path, numRuns: 1 });
  const { counterexample, errorInstance: error } = smallest.failed ? smallest : first;
  const [input] = counterexample ?? [];
  if (!input) throw error;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { target: target.name, input: literal(input), reason };
}
