import process from "node:process";
import { createContext, Script } from "node:vm";
import fc from "fast-check";
import { type Input, inputs } from "./input.ts";
import type { Target } from "./targets.ts";

/** Time limit for one input, in ms: a longer freeze of the page is noticeable. */
const LIMIT_MS = 100;
/** A reader that takes longer, in ms, is taken to be in an endless loop, however busy the machine. */
const ENDLESS_MS = 20_000;
/** Attempts per input: garbage collection may delay one of them, not all. */
const TRIES = 3;

/** An input exceeded its time limit. It is not shrunk, which would take even longer. */
class Slow extends Error {}

// instanceof fails on errors of another context
const isTimeout = (error: unknown) =>
  typeof error === "object" && error !== null && Reflect.get(error, "code") === "ERR_SCRIPT_EXECUTION_TIMEOUT";

const watched = createContext({ read: () => undefined });
const script = new Script("read()");

/** Reads an input; throws Slow after `endless` ms. Only a vm script can be interrupted from outside. */
function readWatched(read: Target["read"], input: Input, endless: number): unknown {
  watched["read"] = () => read(input);
  try {
    return script.runInContext(watched, { timeout: endless });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Slow(`has not come back after ${endless / 1000} seconds`);
  }
}

/** Returns the CPU time in ms, or wall time if it is less: the load of other programs does not count. */
async function timed(read: Target["read"], input: Input, endless: number): Promise<number> {
  const before = process.cpuUsage();
  const start = performance.now();
  await readWatched(read, input, endless);
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return Math.min(clock, (user + system) / 1000);
}

/** Throws if the target throws or exceeds its time limit. */
async function survive({ read, limit = LIMIT_MS }: Target, input: Input, endless: number) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && fastest > limit; tries++)
    fastest = Math.min(fastest, await timed(read, input, endless));
  if (fastest > limit) throw new Slow(`takes ${Math.round(fastest)} ms, more than ${limit}`);
}

export interface Finding {
  readonly target: string;
  /** The input as a literal, shortened in the middle. */
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
 * Reads `runs` inputs with a target; the same seed gives the same inputs. Returns the first failure, shrunk if the target threw, or undefined.
 * `endless` is the time in ms after which a reader is taken to be in an endless loop.
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
