import { useId } from "react";
import { MANAGED_CLOSED } from "../../exchange/export/managed.ts";
import { placeholdersIn } from "../../exchange/export/placeholders.ts";
import { exportTo, type Target } from "../../exchange/export/targets.ts";
import { emptyJob } from "../../schema/fields/job.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useSettings } from "../parts/context.ts";
import { pageLink } from "../parts/pageLink.ts";
import { saveFile } from "../parts/saveFile.ts";
import { type ExportError, ExportErrors } from "./ExportErrors.tsx";
import { ExportText } from "./ExportText.tsx";
import { JobDetails } from "./JobDetails.tsx";
import { targetLabels } from "./targetLabels.ts";
import { UnsetFields } from "./UnsetFields.tsx";
import { useExportErrors } from "./useExportErrors.ts";

interface Props {
  readonly target: Target;
  /** The errors that block the config file, which are shown above, and the id of the element that shows them. */
  readonly shared: readonly ExportError[];
  readonly sharedId: string;
}

/** The settings in one format: what blocks or is missing, the buttons, the text, and what the format does not support. */
export function ExportFormat({ target, shared, sharedId }: Props) {
  const config = useSettings((state) => state.config);
  const job = useSettings((state) => state.job);
  const unset = useSettings((state) => state.unset);
  const link = pageLink(config);
  const { text, fileName, mediaType, missing, refused, notes } = exportTo(target, config, job, link, unset);
  const required = exportTo(target, config, emptyJob, link).missing.map(({ field }) => field);
  const errors = useExportErrors(target, refused);
  const id = useId();
  const own = errors.filter(({ message }) => !shared.some((other) => other.message === message));
  const isBlocked = errors.length > 0;
  const placeholders = placeholdersIn(text);
  const { label, is, closed = false } = targetLabels[target];
  return (
    <section className="export" aria-label={label}>
      {target !== "config" && (
        <p className="quiet">
          {is}
          {closed && " Managed RFT accepts no new jobs."}
        </p>
      )}
      <ExportErrors id={id} errors={own} />
      <p className="actions">
        <CopyButton key={target} label="Copy" text={() => text} disabled={isBlocked} />
        {target !== "config" && (
          <button
            type="button"
            aria-disabled={isBlocked}
            aria-describedby={isBlocked ? `${sharedId} ${id}` : undefined}
            onClick={() => isBlocked || saveFile(fileName, text, mediaType)}
          >
            Download file
          </button>
        )}
        {target === "config" && (
          // a browser that shows it instead of saving it must not leave the page, whose undo would be gone
          <a href="./rft-config.schema.json" download target="_blank" rel="noopener">
            JSON Schema
          </a>
        )}
        <span className="quiet">{fileName}</span>
      </p>
      {placeholders.length > 0 && (
        <p className="placeholders">
          Replace before use: <code>{placeholders.join(" ")}</code>
        </p>
      )}
      <UnsetFields isLeftOut={closed} />
      <JobDetails target={target} required={required} missing={missing.map(({ field }) => field)} />
      <ExportText label={`Config as ${label}`} text={text} isBlocked={isBlocked} />
      {target === "config" && (
        <p className="quiet">
          Editors explain each setting when rft-config.schema.json is saved beside the file, or at its published
          address.
        </p>
      )}
      <Notes notes={notes.filter((note) => note !== MANAGED_CLOSED)} />
    </section>
  );
}

/** What the format does not support or rounds, and how its file is used; that managed jobs are closed stands above. */
function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>Limits and notes</h3>
      <ul className="notes muted">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
