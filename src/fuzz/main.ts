import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

const USAGE = "npm run fuzz [-- --runs N --seed S --target NAME]";

/** Parses a whole number; throws with the usage if it is not one. */
function whole(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, not ${text}: ${USAGE}`);
  return value;
}

/** Runs the fuzzer with a million inputs, or `--runs`, and prints each failure. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string", default: "1000000" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      target: { type: "string" },
    },
  });
  const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
  if (chosen.length === 0) throw new Error(`no target ${values.target}: ${targets.map(({ name }) => name).join(", ")}`);
  const seed = whole("seed", values.seed);
  const runs = Math.ceil(whole("runs", values.runs) / chosen.length);
  process.stdout.write(`seed ${seed}, ${runs} inputs for each of ${chosen.length} targets\n`);
  let failures = 0;
  for (const target of chosen) {
    const start = performance.now();
    const finding = await fuzz(target, seed, runs);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${target.name}: ${finding ? "FAILED" : "survived"} (${seconds} s)\n`);
    if (!finding) continue;
    failures++;
    process.stdout.write(
      `  input ${finding.input}\n  ${finding.reason}\n  again: npm run fuzz -- --target ${target.name} --seed ${seed} --runs ${runs}\n`,
    );
  }
  return failures === 0 ? 0 : 1;
}
