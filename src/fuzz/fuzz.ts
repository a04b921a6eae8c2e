import process from "node:process";
import fc from "fast-check";
import { type Input, inputs } from "./input.ts";
import type { Target } from "./targets.ts";

/** What one input may take, in ms: a page that stands still for longer is seen to. */
const LIMIT_MS = 100;
/** A collection of garbage may fall into one reading, not into each of these. */
const TRIES = 3;

/** An input that takes too long: searching for a smaller one would take longer still. */
class Slow extends Error {}

/** Time on the processor in ms, or by the clock where that is less: other programs on a busy machine do not count. */
async function timed(read: Target["read"], input: Input): Promise<number> {
  const before = process.cpuUsage();
  const start = performance.now();
  await read(input);
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return Math.min(clock, (user + system) / 1000);
}

/** Throws where the target throws, or takes longer than an input may. */
async function survive({ read, limit = LIMIT_MS }: Target, input: Input) {
  let fastest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES && fastest > limit; tries++) fastest = Math.min(fastest, await timed(read, input));
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

/** Reads so many inputs with a target; the same seed gives the same inputs. The first that it does not survive, made small if it throws. */
export async function fuzz(target: Target, seed: number, runs: number): Promise<Finding | undefined> {
  const property = fc.asyncProperty(inputs(target.samples), (input) => survive(target, input));
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
