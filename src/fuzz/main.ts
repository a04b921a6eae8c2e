import { parseArgs } from "node:util";
import { builtRoot, type Coverage, type Reached, startCoverage } from "./coverage.ts";
import { type Finding, fuzz } from "./fuzz.ts";
import type { Target } from "./target.ts";
import { startWatchdog } from "./watchdog.ts";

const USAGE = "npm run fuzz [-- --runs N --seed S --target NAME --batch N --minutes M --only INDEX --files]";

/** Parses a whole number; throws with the usage if it is not one. */
function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not ${text}: ${USAGE}`);
  return value;
}

const percent = (reached: number, blocks: number) => `${((100 * reached) / Math.max(1, blocks)).toFixed(1)}%`;

function total(parts: readonly Reached[]): string {
  const sum = (of: (part: Reached) => number) => parts.reduce((before, part) => before + of(part), 0);
  return percent(
    sum(({ reached }) => reached),
    sum(({ blocks }) => blocks),
  );
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function sayFinding({ target, input, reason, index, count }: Finding, seed: number): void {
  say(`FAILED ${target}, ${count} of the batch: ${reason}`);
  say(`  input ${input}`);
  say(`  again: npm run fuzz -- --target ${target} --seed ${seed} --only ${index}`);
}

/** Runs a batch: each target gets its part of the inputs. Returns the failures that are new. */
async function runBatch(
  chosen: readonly Target[],
  seed: number,
  runs: number,
  known: Set<string>,
): Promise<readonly Finding[]> {
  const watchdog = startWatchdog(
    chosen.map(({ name }) => name),
    seed,
  );
  const parts = chosen.reduce((sum, target) => sum + target.parts, 0);
  const found: Finding[] = [];
  for (const [i, target] of chosen.entries()) {
    const own = Math.ceil((runs * target.parts) / parts);
    const onInput = (_target: Target, index: number) => watchdog.see(i, index);
    for (const finding of await fuzz(target, { seed, runs: own, onInput })) {
      const key = `${finding.target} ${finding.key}`;
      if (known.has(key)) continue;
      known.add(key);
      found.push(finding);
      sayFinding(finding, seed);
    }
  }
  watchdog.end();
  return found;
}

/** Prints which share of the blocks was reached, by folder or by file. */
function sayCoverage(coverage: Coverage, byFile: boolean): void {
  for (const { name, reached, blocks } of byFile ? coverage.files() : coverage.folders())
    say(`${percent(reached, blocks).padStart(7)}  ${name} (${reached} of ${blocks} blocks)`);
}

/**
 * Runs the fuzzer with a million inputs, or `--runs`, or for `--minutes`, in batches of `--batch`, and prints each failure once, a line for each batch
 * and at the end the share of blocks that was reached. Returns the exit code.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      target: { type: "string" },
      batch: { type: "string", default: "100000" },
      minutes: { type: "string" },
      only: { type: "string" },
      files: { type: "boolean", default: false },
    },
  });
  const coverage = await startCoverage(builtRoot);
  // what is loaded before is not counted
  const { targets } = await import("./targets.ts");
  const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
  if (chosen.length === 0) throw new Error(`no target ${values.target}: ${targets.map(({ name }) => name).join(", ")}`);
  const first = whole("seed", values.seed);
  const known = new Set<string>();
  if (values.only !== undefined) {
    for (const target of chosen)
      for (const finding of await fuzz(target, { seed: first, from: whole("only", values.only), runs: 1 }))
        sayFinding(finding, first);
    return 0;
  }
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : whole("minutes", values.minutes);
  const runs =
    values.runs === undefined
      ? values.minutes === undefined
        ? 1e6
        : Number.POSITIVE_INFINITY
      : whole("runs", values.runs);
  const batch = whole("batch", values.batch);
  const start = performance.now();
  let [done, failures] = [0, 0];
  for (let seed = first; done < runs && performance.now() - start < 60_000 * minutes; seed++) {
    const own = Math.min(batch, runs - done);
    const begun = performance.now();
    const found = await runBatch(chosen, seed, own, known);
    await coverage.take();
    done += own;
    failures += found.length;
    const seconds = (performance.now() - begun) / 1000;
    say(
      `seed ${seed}: ${own} inputs in ${seconds.toFixed(1)} s, ${found.length} new failures; so far ${done} inputs, ${failures} failures, ${total(coverage.folders())} of blocks reached`,
    );
  }
  sayCoverage(coverage, values.files);
  return failures === 0 ? 0 : 1;
}
