import { addRecord } from "../../log/runs.ts";
import type { TextFormat } from "../format.ts";
import { openJson } from "./jsonText.ts";

interface TrainerState {
  readonly log_history: readonly unknown[];
  readonly [other: string]: unknown;
}

const isTrainerState = (value: unknown): value is TrainerState =>
  value !== null && typeof value === "object" && Array.isArray((value as Partial<TrainerState>).log_history);

/** Fields of the state that say how the run was configured. */
const settingFields = ["num_train_epochs", "max_steps", "train_batch_size"];

/** trainer_state.json of Hugging Face's Trainer: a row for each entry of `log_history`, evaluations among them. */
export const trainerState: TextFormat = {
  input: "text",
  isCertain: true,
  fits: (head) => /^\s*\{/.test(head) && /"log_history"\s{0,8}:/.test(head),
  open: () =>
    openJson((runs, { value, more }) => {
      if (!isTrainerState(value)) return undefined;
      const rows = value.log_history.filter((row) => row !== null && typeof row === "object");
      // objects behind a break are rows too
      for (const row of [...rows, ...more]) addRecord(runs, row);
      const { settings } = runs.of("");
      for (const field of settingFields) {
        const setting = value[field];
        if (typeof setting === "number") settings.offer(field, setting);
      }
      return runs.finish("Hugging Face trainer state");
    }),
};
