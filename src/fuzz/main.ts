import { parseArgs } from "node:util";
import { runBatch, targetsNamed } from "./batch.ts";
import type { Reached } from "./coverage.ts";
import { type CoveredFindings, startCoveredBatches } from "./coveredBatch.ts";
import { type Finding, fuzz } from "./fuzz.ts";

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

/** One batch of so many, the first of all among them, runs under coverage, which doubles its time. */
const EVERY_COVERED = 10;

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
  const chosen = targetsNamed(values.target);
  const first = whole("seed", values.seed);
  if (values.only !== undefined) {
    let status = 0;
    for (const target of chosen)
      for (const finding of await fuzz(target, { seed: first, from: whole("only", values.only), runs: 1 })) {
        sayFinding(finding, first);
        status = 1;
      }
    return status;
  }
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : whole("minutes", values.minutes);
  const runs = whole(
    "runs",
    values.runs ?? (values.minutes === undefined ? "1000000" : String(Number.MAX_SAFE_INTEGER)),
  );
  const batch = whole("batch", values.batch);
  const start = performance.now();
  const known = new Set<string>();
  const covered = startCoveredBatches();
  let reached: Pick<CoveredFindings, "folders" | "files"> = { folders: [], files: [] };
  let done = 0;
  for (let seed = first; done < runs && performance.now() - start < 60_000 * minutes; seed++) {
    const own = Math.min(batch, runs - done);
    const begun = performance.now();
    const cpu = process.cpuUsage();
    const isCovered = (seed - first) % EVERY_COVERED === 0;
    let found: readonly Finding[];
    if (isCovered) {
      ({ found, ...reached } = await covered.run({ seed, runs: own, target: values.target }));
    } else found = await runBatch({ seed, runs: own, target: values.target });
    const fresh = found.filter(({ target, key }) => !known.has(`${target} ${key}`));
    for (const finding of fresh) {
      known.add(`${finding.target} ${finding.key}`);
      sayFinding(finding, seed);
    }
    done += own;
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    say(
      `seed ${seed}: ${own} inputs in ${seconds.toFixed(1)} s, CPU ${((user + system) / 1e6).toFixed(1)} s, ${fresh.length} new failures; so far ${done} inputs, ${known.size} failures${isCovered ? `, ${total(reached.folders)} of blocks reached by the batches under coverage` : ""}`,
    );
  }
  await covered.end();
  say(`Blocks reached by one batch of ${EVERY_COVERED}, the first among them:`);
  for (const { name, reached: count, blocks } of values.files ? reached.files : reached.folders)
    say(`${percent(count, blocks).padStart(7)}  ${name} (${count} of ${blocks} blocks)`);
  return known.size === 0 ? 0 : 1;
}
