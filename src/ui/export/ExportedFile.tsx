import type { Export } from "../../exchange/export/export.ts";
import type { Target } from "../../exchange/export/targets.ts";
import type { Finding } from "../../schema/findings/findings.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { ExportBlocked, ExportNeeds } from "./ExportBlockers.tsx";
import { targetLabels } from "./targetLabels.ts";

interface Props {
  readonly target: Target;
  readonly result: Export;
  /** Reasons of the drafts in fields that the format holds. */
  readonly drafts: readonly string[];
  readonly findings: readonly Finding[];
}

/** An exported config: what blocks it, its buttons, its text, and what the format does not support. */
export function ExportedFile({ target, result, drafts, findings }: Props) {
  const reasons = [
    ...drafts,
    ...findings.filter(({ level }) => level === "blocked").map(({ message }) => message),
    ...result.refused,
  ];
  return (
    <>
      <ExportBlocked reasons={reasons} />
      <ExportNeeds missing={result.missing} />
      <Actions target={target} result={result} blocked={reasons.length > 0} />
      <section
        className="document card"
        data-blocked={reasons.length > 0 || undefined}
        aria-label={`Config as ${targetLabels[target].label}`}
        tabIndex={0}
      >
        <pre>{result.text}</pre>
      </section>
      <Notes notes={result.notes} />
    </>
  );
}

function Actions({ target, result, blocked }: Pick<Props, "target" | "result"> & { blocked: boolean }) {
  const { text, fileName, mediaType, missing } = result;
  const { label } = targetLabels[target];
  const disabled = blocked || missing.length > 0;
  return (
    <p className="actions">
      <button
        type="button"
        className="primary"
        aria-disabled={disabled}
        aria-describedby={blocked ? "blocked" : missing.length > 0 ? "needs" : undefined}
        onClick={() => disabled || saveFile(fileName, text, mediaType)}
      >
        Download {label}
      </button>
      <CopyButton key={target} label={`Copy ${label}`} text={() => text} disabled={disabled} />
      {target === "config" && <a href="./rft-config.schema.json">JSON Schema</a>}
    </p>
  );
}

/** What the format does not support, or not exactly. */
function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3 className="quiet">What it cannot say, or not exactly</h3>
      <ul className="notes muted">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}
