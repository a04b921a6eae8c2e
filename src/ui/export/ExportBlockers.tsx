import type { Missing } from "../../exchange/export/export.ts";
import { type JobField, jobParameters } from "../../schema/fields/job.ts";

/** The reasons that block the export, announced when they appear. */
export function ExportBlocked({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <div className="failure" id="blocked" role="alert">
      <p>
        <strong>Cannot export yet.</strong> Fix this first:
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function goTo(field: JobField) {
  const control = document.getElementById(`job-${field}`);
  const folded = control?.closest("details");
  if (folded) folded.open = true;
  control?.focus();
}

/** The missing job details that the format requires, each linked to its control. */
export function ExportNeeds({ missing }: { missing: readonly Missing[] }) {
  if (missing.length === 0) return null;
  return (
    <div className="needs card" id="needs">
      <p>
        <strong>Not complete yet.</strong> It can leave once this is given; until then a placeholder stands in its
        place:
      </p>
      <ul>
        {missing.map(({ field, placeholder }) => (
          <li key={field}>
            <button type="button" className="link" onClick={() => goTo(field)}>
              {jobParameters[field].label}
            </button>
            {field === "baseModel" && " or a model to warm-start from"} <code>{placeholder}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
