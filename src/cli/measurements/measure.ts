import { type Sample, sampleOf } from "../../simulator/claims/sample.ts";
import { createSimulator } from "../../simulator/simulate.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";

/** The runs that a measurement asks for; someone who watches sees how far it is. */
export function watchedSample({ first, count }: Seeds, io: Io): Sample {
  let configs = 0;
  return sampleOf(createSimulator().simulateRun, first, count, (change) => {
    configs++;
    io.progress?.(`config ${configs}, ${count} seeds: ${JSON.stringify(change)}`);
  });
}
