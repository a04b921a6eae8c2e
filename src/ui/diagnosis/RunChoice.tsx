import type { LogHead } from "../../diagnosis/protocol.ts";
import { visible } from "../../schema/values/quote.ts";
import { logOf } from "../../state/log/log.ts";
import { useLog, useStores } from "../parts/context.ts";
import { ColumnOptions } from "./ColumnOptions.tsx";
import { RunNumber } from "./RunNumber.tsx";
import { TrainerChoice } from "./TrainerChoice.tsx";

/** Runs that a menu lists; of more, the number is typed. */
const MOST_LISTED = 100;

/** What was read, and the choice of the run and of its reward column where there are several. */
export function RunChoice() {
  const log = logOf(useStores().log);
  const head = useLog((state) => state.head);
  const choice = useLog((state) => state.choice);
  const run = head?.runs[choice.run];
  if (!head || !run) return null;
  const column = choice.column ?? run.rewardColumns[0] ?? "";
  const count = new Set([...run.rewardColumns, ...run.columns]).size;
  return (
    <div className="run-choice cluster muted">
      <span>
        {head.format}, {run.points.toLocaleString("en-US")} {run.points === 1 ? "point" : "points"}
        {head.runs.length > 1 && `, run ${choice.run + 1} of ${head.runs.length.toLocaleString("en-US")}`}
      </span>
      {head.runs.length > MOST_LISTED && <RunNumber runs={head.runs} chosen={choice.run} />}
      {head.runs.length > 1 && head.runs.length <= MOST_LISTED && <RunMenu runs={head.runs} chosen={choice.run} />}
      {count > 1 && (
        <label>
          Reward{" "}
          <select
            aria-label="Reward column"
            value={column}
            onChange={(event) => log.choose({ ...choice, column: event.target.value })}
          >
            {column === "" && <option value="">choose a column</option>}
            <ColumnOptions run={run} />
          </select>
        </label>
      )}
      <TrainerChoice />
    </div>
  );
}

function RunMenu({ runs, chosen }: { runs: LogHead["runs"]; chosen: number }) {
  const log = logOf(useStores().log);
  return (
    <label>
      Run{" "}
      <select
        aria-label="Run of the log"
        value={chosen}
        onChange={(event) => log.choose({ run: Number(event.target.value) })}
      >
        {Array.from(runs.entries(), ([index, { name, points }]) => (
          <option key={index} value={index}>
            {visible(name, 60) || `run ${index + 1}`} ({points})
          </option>
        ))}
      </select>
    </label>
  );
}
