import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { RunConfig } from "../../schema/fields/config.ts";

/** What is wrong with a run, as a setting: what a diagnosis should name. */
export const causes = [
  "rate too high",
  "rate too low",
  "too few epochs",
  "too many epochs",
  "rank too low",
  "batch too small",
  "no signal",
  "nothing",
] as const;
export type Cause = (typeof causes)[number];

/** Configs with a known cause, all of them changes of the default. */
export const knownCauses: readonly { readonly cause: Cause; readonly change: Partial<RunConfig> }[] = [
  { cause: "rate too high", change: { learningRate: 5e-4, epochs: 2 } },
  { cause: "rate too high", change: { learningRate: 3e-4, epochs: 3 } },
  { cause: "rate too low", change: { learningRate: 1e-5 } },
  { cause: "rate too low", change: { learningRate: 2e-5, epochs: 2 } },
  { cause: "too few epochs", change: { prompts: 100 } },
  { cause: "too few epochs", change: { batchSize: 131072 } },
  { cause: "too many epochs", change: { epochs: 10 } },
  { cause: "too many epochs", change: { epochs: 10, loraRank: 64 } },
  { cause: "rank too low", change: { taskComplexity: "complex", loraRank: 4, epochs: 2 } },
  { cause: "batch too small", change: { batchSize: 8192 } },
  { cause: "no signal", change: { startingReward: 0.01 } },
  { cause: "nothing", change: {} },
  { cause: "nothing", change: { epochs: 2, loraRank: 16 } },
];

const moves: Readonly<Record<string, Cause>> = {
  "learningRate down": "rate too high",
  "learningRate up": "rate too low",
  "epochs up": "too few epochs",
  "epochs down": "too many epochs",
  "loraRank down": "too many epochs",
  "loraRank up": "rank too low",
  "batchSize up": "batch too small",
  "responseCandidatesCount up": "no signal",
};

/** The cause that a diagnosis names; undefined where it names none. */
export function causeNamed({ verdict, cause, change }: Diagnosis): Cause | undefined {
  if (cause === "none") return "nothing";
  if (cause === "data_or_grader") return verdict === "overfit" ? undefined : "no signal";
  if (change === undefined) return undefined;
  return moves[`${change.field} ${change.to > change.from ? "up" : "down"}`];
}
