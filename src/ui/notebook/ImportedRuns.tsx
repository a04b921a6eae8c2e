import type { Remark } from "../../exchange/runs/runsFile.ts";
import type { Imported } from "../../state/notebook/openNotebook.ts";

/** Titles or remarks listed at most. */
const MOST_LISTED = 20;

const runs = (count: number) => (count === 1 ? "1 run" : `${count} runs`);

function Listed({ lead, items }: { lead: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  const more = items.length - MOST_LISTED;
  return (
    <>
      <p>{lead}</p>
      <ul>
        {items.slice(0, MOST_LISTED).map((item, index) => (
          // two entries can have the same title and remark
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={index}>{item}</li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  );
}

const said = ({ name, reason }: Remark) => `${name}: ${reason}`;

/** Reports what an import added, replaced, left unchanged and refused. */
export function ImportedRuns({ name, decoded, taken, canRetry, onRetry }: Imported & { readonly onRetry: () => void }) {
  if (decoded.problem !== undefined)
    return (
      <p className="failure" role="alert">
        <strong>{name}</strong>: {decoded.problem}{" "}
        {canRetry && (
          <button type="button" onClick={onRetry}>
            Try again
          </button>
        )}
      </p>
    );
  const { added, replaced, newerHere, same } = taken;
  return (
    <section className="imported card" aria-label={`What ${name} brought`} role="status">
      <p>
        <strong>{name}</strong>: {runs(added.length)} added
        {same > 0 && `, ${runs(same)} here already`}.
      </p>
      <Listed lead="Newer in the file than here, so the file's version took their place:" items={replaced} />
      <Listed lead="Different here and not older, so they were left as they are:" items={newerHere} />
      <Listed lead="Not taken:" items={decoded.refused.map(said)} />
      <Listed lead="Taken, but not in every part:" items={decoded.remarks.map(said)} />
    </section>
  );
}
