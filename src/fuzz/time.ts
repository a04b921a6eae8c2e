import process from "node:process";
import type { Input } from "./input.ts";
import { Fault } from "./oracles/fault.ts";
import type { Random } from "./random.ts";
import type { Target } from "./target.ts";

/** Time limit for one input, in ms: a longer freeze of the page is noticeable. */
export const LIMIT_MS = 100;
/** Attempts per input: garbage collection may delay one of them, not all. */
const TRIES = 3;
/** Of an input twice as long, how many times as long reading may take. */
const MOST_RATIO = 2.5;
/** A time below, in ms, is too short to be compared. */
const FLOOR_MS = 10;
/** Attempts by which a ratio that is too large is confirmed. */
const MORE_TRIES = 5;
const LARGEST = 1 << 18;

/** Returns the CPU time of a reading in ms, or wall time if it is less: the load of other programs does not count. */
export async function timed(read: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  const start = performance.now();
  await read();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return Math.min(clock, (user + system) / 1000);
}

async function fastest(read: () => unknown, tries: number, enough = 0): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries && least > enough; i++) least = Math.min(least, await timed(read));
  return least;
}

/** Throws a fault if the target takes longer than its limit, however often it reads the input. */
export async function holdInTime(
  { read, readOnly, limit = LIMIT_MS }: Target,
  input: Input,
  random: () => Random,
): Promise<void> {
  const least = await fastest(() => (readOnly ? readOnly(input) : read(input, random())), TRIES, limit);
  if (least > limit) throw new Fault("time", `takes ${Math.round(least)} ms, more than ${limit}`);
}

/** Inputs of one shape, in any size. */
export interface Shape {
  readonly of: (size: number) => Input;
  readonly described: string;
}

/** Throws a fault if reading takes more than in proportion to the size: of two sizes, and to be sure of the double of both. */
export async function holdLinear(target: Target, { of, described }: Shape): Promise<void> {
  const { read, readOnly, largest = LARGEST } = target;
  if (!readOnly) return;
  const timeOf = (size: number, tries: number) => {
    const input = of(size);
    // a file is given as bytes
    void input.bytes;
    return fastest(() => readOnly(input), tries);
  };
  let size = 1 << 12;
  let once = await timeOf(size, 1);
  while (2 * size <= largest) {
    const twice = await timeOf(2 * size, 1);
    if (twice >= FLOOR_MS && twice > MOST_RATIO * once) {
      const sure = [
        await timeOf(size, MORE_TRIES),
        await timeOf(2 * size, MORE_TRIES),
        await timeOf(4 * size, 3),
      ] as const;
      if (sure[1] > MOST_RATIO * sure[0] && sure[2] > MOST_RATIO * sure[1])
        throw new Fault(
          "linear",
          `takes ${sure.map((ms) => ms.toFixed(1)).join(", ")} ms for ${size}, ${2 * size}, ${4 * size} characters of ${described}`,
        );
    }
    if (twice > 8 * FLOOR_MS) return;
    size *= 2;
    once = twice;
  }
  void read;
}
