import { useState } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { shortNumber } from "../parts/format.ts";

/** Maximum rows: a longer run shows every second, third, ... point. */
const MOST_ROWS = 200;

/** The run as a table: the text alternative to the chart. */
export function PointsTable({ series, diagnosis }: { series: Series; diagnosis: Diagnosis }) {
  const [open, setOpen] = useState(false);
  const { step, reward } = series;
  const every = Math.ceil(reward.length / MOST_ROWS);
  const rows = Array.from({ length: Math.ceil(reward.length / every) }, (_, i) => i * every);
  return (
    <details className="table muted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Run as a table{every > 1 && `, one point in ${every}`}</summary>
      {open && (
        <table>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Reward</th>
              <th scope="col">Trend</th>
              <th scope="col">Low</th>
              <th scope="col">High</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((i) => (
              <tr key={i}>
                <th scope="row">{(step[i] ?? 0).toLocaleString("en-US")}</th>
                <td>{shortNumber(reward[i] ?? 0)}</td>
                <td>{shortNumber(diagnosis.trend.level[i] ?? 0)}</td>
                <td>{shortNumber(diagnosis.trend.low[i] ?? 0)}</td>
                <td>{shortNumber(diagnosis.trend.high[i] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
