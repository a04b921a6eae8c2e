import process from "node:process";
import { createContext, Script } from "node:vm";
import { type Failure, failureOf } from "./failure.ts";
import { Input } from "./input.ts";
import { mutated, mutatedBytes } from "./mutate.ts";
import { noise } from "./noise.ts";
import { Fault } from "./oracles/fault.ts";
import { Random } from "./random.ts";
import { literal, shrink } from "./shrink.ts";
import type { Case, Target } from "./target.ts";
import { holdInTime, holdLinear, LIMIT_MS, type Shape } from "./time.ts";

/** A reader that takes longer, in ms, is taken to be in an endless loop, however busy the machine. */
const ENDLESS_MS = 20_000;
/** One input in so many is of a shape that is read in several sizes. */
const EVERY_SHAPE = 1000;
/** Share of its time limit from which an input is read again, to see whether it is slow. */
const SUSPECT = 0.5;
const LARGEST = 1 << 18;

/** A failure with the input that brings it about. */
export interface Finding extends Failure {
  readonly target: string;
  /** The input as a literal, made small where that can be done. */
  readonly input: string;
  /** Number of the first input of the batch that fails so. */
  readonly index: number;
  /** How many inputs of the batch fail so. */
  count: number;
}

/** Returns the name of a target as a number, so that equal seeds give each target inputs of its own. */
function seedOf(name: string): number {
  let hash = 0;
  for (const sign of name) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return hash;
}

const randomFor = (target: Target, seed: number, index: number) => new Random(seed, seedOf(target.name), index);

/** Inputs in a row whose changed ones are made of the same two inputs: to make one takes about as long as to read it. */
const SHARING = 8;

/** Texts or bytes by the grammar that several numbers in a row change, each in its own way. */
interface Bases {
  readonly group: number;
  readonly inputs: readonly [Input, Input];
}

/** Makes the bases of the group of an input's number, from seed, target and group alone. */
function makeBases(target: Target, seed: number, group: number): Bases {
  const random = new Random(seed, seedOf(target.name), group, SHARING);
  return { group, inputs: [target.make(random).input, target.make(random).input] };
}

/** Makes the input with a number: by the grammar, by the grammar and then changed, or without any format. */
function makeCase(target: Target, random: Random, basesOf: () => Bases): Case {
  const kind = random.share();
  if (kind < 0.08)
    return { input: noise(random, Math.min(target.largest ?? LARGEST, random.chance(0.9) ? 1 << 12 : LARGEST)) };
  if (kind < 0.4) return target.make(random);
  const { inputs } = basesOf();
  const input = random.pick(inputs);
  if (input.isBinary || random.chance(0.03)) return { input: Input.ofBytes(mutatedBytes(input.bytes, random)) };
  return { input: new Input(mutated(input.text, random, [random.pick(inputs).text])) };
}

/** Makes a shape: a part of a made text is repeated as often as the size asks. */
function makeShape(target: Target, random: Random): Shape {
  let { text } = target.make(random).input;
  if (random.chance(0.5)) text = mutated(text, random);
  if (random.chance(0.3)) text = noise(random, 200).text;
  const from = random.below(text.length);
  const to = Math.min(text.length, from + random.pick([1, 2, 5, 40, 400]));
  const [start, unit, end] = [text.slice(0, from), text.slice(from, to) || " ", text.slice(to)];
  return {
    described: `${JSON.stringify(start.slice(-200))} + ${JSON.stringify(unit)} repeated + ${JSON.stringify(end.slice(0, 100))}`,
    of: (size) => new Input(start + unit.repeat(Math.ceil(size / unit.length)) + end),
  };
}

// instanceof fails on errors of another context
const isTimeout = (error: unknown) =>
  typeof error === "object" && error !== null && Reflect.get(error, "code") === "ERR_SCRIPT_EXECUTION_TIMEOUT";

const watched = createContext({ run: () => undefined });
const entry = new Script("run()");

/** Runs a function; throws a fault after `endless` ms. Only a vm script can be interrupted from outside. */
function watch(run: () => unknown, endless: number): unknown {
  watched["run"] = run;
  try {
    return entry.runInContext(watched, { timeout: endless });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Fault("endless", `has not come back after ${endless / 1000} seconds`);
  }
}

/** Told of each input before it is read. */
export type OnInput = (target: Target, index: number) => void;

export interface FuzzOptions {
  readonly seed: number;
  /** Number of the first input. */
  readonly from?: number;
  readonly runs: number;
  /** Time in ms after which a reader is taken to be in an endless loop, unless it stands still only after an await. */
  readonly endless?: number;
  readonly onInput?: OnInput;
  /** Readings that may be spent on making the input of a failure smaller. */
  readonly shrinks?: number;
}

/** Inputs that are read under one watch: to begin a watch takes as long as to read some. */
const CHUNK = 256;

/** What is known of the input that is being read. */
interface Current {
  index: number;
  made?: Case | undefined;
  shape?: Shape | undefined;
}

/**
 * Reads `runs` inputs with a target and returns every distinct failure with a small input for it. An input is made from seed, target and number
 * alone: the same ones give the same input.
 */
export async function fuzz(target: Target, options: FuzzOptions): Promise<readonly Finding[]> {
  const { seed, from = 0, runs, endless = ENDLESS_MS, onInput } = options;
  const found = new Map<string, Finding>();
  const current: Current = { index: from };
  const end = from + runs;
  const suspect = SUSPECT * (target.limit ?? LIMIT_MS);
  const isShape = () => target.readOnly !== undefined && current.index % EVERY_SHAPE === EVERY_SHAPE - 1;
  let bases: Bases | undefined;
  const basesOf = () => {
    const group = Math.floor(current.index / SHARING);
    if (bases?.group !== group) bases = makeBases(target, seed, group);
    return bases;
  };
  const begin = (): Random => {
    onInput?.(target, current.index);
    current.made = undefined;
    current.shape = undefined;
    return randomFor(target, seed, current.index);
  };

  /** Reads inputs until one takes long, is a shape, or the chunk is done; returns whether the last one took long. */
  const readSome = (): boolean => {
    const stop = Math.min(end, current.index + CHUNK);
    for (; current.index < stop && !isShape(); current.index++) {
      const random = begin();
      current.made = makeCase(target, random, basesOf);
      const start = performance.now();
      const result = target.read(current.made.input, random);
      current.made.expect?.(result);
      if (performance.now() - start > suspect) return true;
    }
    return false;
  };
  const readOne = async (): Promise<boolean> => {
    const random = begin();
    current.made = makeCase(target, random, basesOf);
    const start = performance.now();
    const result = await target.read(current.made.input, random);
    current.made.expect?.(result);
    // what is rejected and not heard shows once all that waits is done
    await new Promise((resolve) => setImmediate(resolve));
    if (unheard.length > 0) throw unheard.splice(0)[0];
    return performance.now() - start > suspect;
  };
  const readShape = async () => {
    current.shape = makeShape(target, begin());
    await watch(() => holdLinear(target, current.shape as Shape), endless);
    current.index++;
  };
  const readNext = async () => {
    if (isShape()) return readShape();
    const isSlow = target.isAsync ? await readOne() : watch(readSome, endless) === true;
    if (isSlow && current.made)
      await holdInTime(target, current.made.input, () => randomFor(target, seed, current.index));
    if (isSlow || target.isAsync) current.index++;
  };

  const unheard: unknown[] = [];
  const onUnheard = (error: unknown) => void unheard.push(error);
  process.on("unhandledRejection", onUnheard);
  while (current.index < end) {
    try {
      await readNext();
    } catch (error) {
      const failure = failureOf(error);
      const known = found.get(failure.key);
      if (known) known.count++;
      else
        found.set(failure.key, {
          ...failure,
          target: target.name,
          index: current.index,
          count: 1,
          input: await smallest(target, current, failure, options),
        });
      current.index++;
    }
  }
  process.off("unhandledRejection", onUnheard);
  return [...found.values()];
}

/** The input as a literal, as small as it can be and still fail so. What is slow is left as it is: trying would take even longer. */
async function smallest(
  target: Target,
  { made, shape, index }: Current,
  failure: Failure,
  { seed, shrinks }: FuzzOptions,
) {
  if (!made) return shape?.described ?? "";
  if (/^(?:endless|time)/.test(failure.key)) return literal(made.input);
  const fails = async (input: Input) => {
    try {
      await target.read(input, randomFor(target, seed, index));
      return false;
    } catch (error) {
      return failureOf(error).key === failure.key;
    }
  };
  // what only the maker knows cannot be told of a smaller input
  return literal(await shrink(made.input, fails, shrinks));
}
