import { useLog, useStores } from "../parts/context.ts";

/** Selects the run of the log and its reward column, if there are several. */
export function RunChoice() {
  const { log } = useStores();
  const head = useLog((state) => state.head);
  const choice = useLog((state) => state.choice);
  const run = head?.runs[choice.run];
  if (!head || !run) return null;
  const others = run.columns.filter((column) => !run.rewardColumns.includes(column));
  const column = choice.column ?? run.rewardColumns[0] ?? "";
  return (
    <p className="run-choice cluster muted">
      <span>
        {head.format}, {run.points.toLocaleString("en-US")} {run.points === 1 ? "point" : "points"}
      </span>
      {head.runs.length > 1 && (
        <label>
          Run{" "}
          <select
            aria-label="Run of the log"
            value={choice.run}
            onChange={(event) => log.choose({ run: Number(event.target.value) })}
          >
            {Array.from(head.runs.entries(), ([index, { name, points }]) => (
              <option key={index} value={index}>
                {name || `run ${index + 1}`} ({points})
              </option>
            ))}
          </select>
        </label>
      )}
      {run.rewardColumns.length + others.length > 1 && (
        <label>
          Reward{" "}
          <select
            aria-label="Reward column"
            value={column}
            onChange={(event) => log.choose({ ...choice, column: event.target.value })}
          >
            {column === "" && <option value="">choose a column</option>}
            {run.rewardColumns.map((name) => (
              <option key={name}>{name}</option>
            ))}
            {others.length > 0 && (
              <optgroup label="Other columns">
                {others.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </optgroup>
            )}
          </select>
        </label>
      )}
    </p>
  );
}
