import type { Import } from "../exchange/import.ts";
import { useSettings } from "./context.ts";

/** Field by field: what a document sets, what it leaves, and why. */
export function ImportReport({ name, reading }: { name: string; reading: Import }) {
  const config = useSettings((state) => state.config);
  if (reading.problem !== undefined)
    return (
      <p className="failure" role="alert">
        <strong>{name}</strong>: {reading.problem}
      </p>
    );
  return (
    <section className="report" aria-label={`What ${name} would change`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Now</th>
            <th scope="col">In the file</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {reading.rows.map(({ path, field, outcome, reason, value }) => {
            const now = field && config[field];
            return (
              <tr key={`${path} ${reason}`} data-outcome={outcome}>
                <th scope="row">{path}</th>
                <td>{now === undefined ? "" : String(now)}</td>
                <td>{value === undefined ? "" : String(value)}</td>
                <td>
                  {outcome === "accepted" ? (now === value ? "the same" : "will change") : `${outcome}: ${reason}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
