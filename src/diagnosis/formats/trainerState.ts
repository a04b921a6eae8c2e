import type { Log } from "../log/log.ts";
import { addRecord, type Runs } from "../log/runs.ts";

interface TrainerState {
  readonly log_history: readonly unknown[];
  readonly [other: string]: unknown;
}

/** Whether a value is what Hugging Face's Trainer saves as trainer_state.json. */
export const isTrainerState = (value: unknown): value is TrainerState =>
  value !== null && typeof value === "object" && Array.isArray((value as Partial<TrainerState>).log_history);

/**
 * Reads trainer_state.json: a row for each entry of its history, evaluations among them, and for the `more` that were saved from behind
 * a break; epochs and batch size from its fields.
 */
export function addTrainerState(runs: Runs, state: TrainerState, more: readonly object[]): Log {
  const rows = state.log_history.filter((row) => row !== null && typeof row === "object");
  for (const row of [...rows, ...more]) addRecord(runs, row);
  const { settings } = runs.of("");
  for (const field of ["num_train_epochs", "train_batch_size"]) {
    const value = state[field];
    if (typeof value === "number") settings.offer(field, value);
  }
  return runs.finish("Hugging Face trainer state");
}
