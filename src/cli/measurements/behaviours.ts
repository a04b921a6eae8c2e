import type { ClaimResult } from "../../simulator/claims/claim.ts";
import { claims, measureClaims } from "../../simulator/claims/claims.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";
import { table } from "../table.ts";
import { watchedSample } from "./measure.ts";

/** Measures what the simulation shows of the document's claims on consecutive seeds, at least two, and prints a row for each. */
export function behaviours(seeds: Seeds, json: boolean, io: Io): void {
  const results = measureClaims(watchedSample(seeds, io));
  io.progress?.("");
  if (json) {
    const rows = results.map(({ claim, statistic, standardError, threshold, verdict }) => ({
      claim,
      statistic,
      standardError,
      threshold,
      verdict,
    }));
    io.out(`${JSON.stringify(rows, undefined, 2)}\n`);
    return;
  }
  const heads = ["claim", "verdict", "statistic", "SE", "threshold", "what decides"];
  io.out(table([heads, ...results.map(cells)], [2, 3, 4]));
}

function cells({ claim, verdict, statistic, standardError, threshold, decidedBy }: ClaimResult): string[] {
  const { condition } = claims[claim];
  return [
    claim,
    verdict,
    statistic.toFixed(3),
    standardError.toFixed(3),
    `> ${threshold}`,
    condition === undefined ? decidedBy : `${decidedBy}; ${condition}`,
  ];
}
