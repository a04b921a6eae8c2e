import { type Finding, fuzz } from "./fuzz.ts";
import type { Target } from "./target.ts";
import { targets } from "./targets.ts";
import { startWatchdog } from "./watchdog.ts";

/** The inputs of one seed. */
export interface Batch {
  readonly seed: number;
  readonly runs: number;
  /** The only target that is fed; by default all of them. */
  readonly target?: string | undefined;
}

/** Returns the targets with a name, or all; throws where no target has it. */
export function targetsNamed(name?: string): readonly Target[] {
  const chosen = targets.filter((target) => name === undefined || target.name === name);
  if (chosen.length === 0) throw new Error(`no target ${name}: ${targets.map((target) => target.name).join(", ")}`);
  return chosen;
}

/** Feeds each target its part of the inputs, and resolves with the distinct failures. */
export async function runBatch({ seed, runs, target }: Batch): Promise<readonly Finding[]> {
  const chosen = targetsNamed(target);
  const watchdog = startWatchdog(
    chosen.map(({ name }) => name),
    seed,
  );
  const parts = chosen.reduce((sum, one) => sum + one.parts, 0);
  const found: Finding[] = [];
  for (const [i, one] of chosen.entries()) {
    const own = Math.ceil((runs * one.parts) / parts);
    found.push(...(await fuzz(one, { seed, runs: own, onInput: (_target, index) => watchdog.see(i, index) })));
  }
  watchdog.end();
  return found;
}
