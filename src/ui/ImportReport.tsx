import type { Import } from "../exchange/import.ts";
import { useSettings } from "./context.ts";

type Row = Import["rows"][number];

/** Field by field: what a document would change, what it leaves, and why; what stays the same is folded away. */
export function ImportReport({ name, reading }: { name: string; reading: Import }) {
  const config = useSettings((state) => state.config);
  if (reading.problem !== undefined)
    return (
      <p className="failure" role="alert">
        <strong>{name}</strong>: {reading.problem}
      </p>
    );
  const nowOf = ({ field }: Row) => (field === undefined ? undefined : config[field]);
  const taken = (row: Row) => row.outcome !== "ignored" && row.outcome !== "refused";
  const same = reading.rows.filter((row) => taken(row) && nowOf(row) === row.value);
  const told = reading.rows.filter((row) => !same.includes(row));
  return (
    <section className="report" aria-label={`What ${name} would change`} tabIndex={0}>
      <p>
        <strong>{name}</strong>
      </p>
      {told.length === 0 && <p>Nothing would change: every setting in it is as it is here.</p>}
      <ul>
        {told.map((row) => (
          <li key={`${row.path} ${row.reason}`} data-outcome={row.outcome}>
            <b>{row.path}</b>{" "}
            {taken(row) ? (
              <>
                will change from {String(nowOf(row))} to <b>{String(row.value)}</b>
                {row.reason && `: ${row.reason}`}
              </>
            ) : (
              `${row.outcome}: ${row.reason}`
            )}
          </li>
        ))}
      </ul>
      {same.length > 0 && (
        <details>
          <summary>{same.length} stay the same</summary>
          <p>{same.map(({ path, value }) => `${path} ${value}`).join(", ")}</p>
        </details>
      )}
    </section>
  );
}
