import { useId, useState } from "react";
import type { Export } from "../../exchange/export/export.ts";
import { fidelity } from "../../exchange/export/fidelity.ts";
import { exportTo, type Target } from "../../exchange/export/targets.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { JobField } from "../../schema/fields/job.ts";
import type { Finding } from "../../schema/findings/findings.ts";
import type { Settings } from "../../state/settings/settings.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useSettings } from "../parts/context.ts";
import { usePageLink } from "../parts/pageLink.ts";
import { saveFile } from "../parts/saveFile.ts";
import { ExportBlocked, ExportNeeds } from "./ExportBlockers.tsx";
import { targetLabels } from "./targetLabels.ts";
import "./ExportPanel.css";

interface Props {
  readonly config: RunConfig;
  readonly findings: readonly Finding[];
}

/** Why nothing that holds this may leave: unfinished text in a field that the form holds, and combinations that are refused. */
function reasonsOf(
  target: Target,
  drafts: Settings["drafts"],
  findings: readonly Finding[],
  refused: readonly string[],
) {
  const unfinished = Object.entries(drafts).filter(
    ([field]) => target === "config" || fidelity[target][field as Field | JobField] !== "lost",
  );
  return [
    ...unfinished.map(([, { reason }]) => reason),
    ...findings.filter(({ level }) => level === "blocked").map(({ message }) => message),
    ...refused,
  ];
}

/** How the settings leave: in the form that is chosen, shown, copied or downloaded. */
export function ExportPanel({ config, findings }: Props) {
  const [target, setTarget] = useState<Target>("config");
  const drafts = useSettings((state) => state.drafts);
  const job = useSettings((state) => state.job);
  const link = usePageLink(config);
  const result = exportTo(target, config, job, link);
  const reasons = reasonsOf(target, drafts, findings, result.refused);
  return (
    <section className="export divided" aria-labelledby="export-title">
      <h2 id="export-title">Take it with you</h2>
      <FormChoice target={target} choose={setTarget} />
      <p className="quiet">{targetLabels[target].is}</p>
      <ExportBlocked reasons={reasons} />
      <ExportNeeds missing={result.missing} />
      <ExportActions target={target} result={result} blocked={reasons.length > 0} />
      <section
        className="document card"
        data-blocked={reasons.length > 0 || undefined}
        aria-label={`Config as ${targetLabels[target].label}`}
        tabIndex={0}
      >
        <pre>{result.text}</pre>
      </section>
      <Notes notes={result.notes} />
      <pre className="on-paper">{`${link}\n\n${exportTo("config", config, job, link).text}`}</pre>
    </section>
  );
}

/** The targetLabels, of which one is chosen. */
function FormChoice({ target, choose }: { target: Target; choose: (target: Target) => void }) {
  const name = useId();
  return (
    <fieldset className="forms">
      <legend className="unseen">Form</legend>
      {(Object.keys(targetLabels) as Target[]).map((form) => (
        <label key={form}>
          <input type="radio" name={name} checked={form === target} onChange={() => choose(form)} />
          {targetLabels[form].label}
        </label>
      ))}
    </fieldset>
  );
}

function ExportActions({ target, result, blocked }: { target: Target; result: Export; blocked: boolean }) {
  const { text, fileName, mediaType, missing } = result;
  const { label } = targetLabels[target];
  const hindered = blocked || missing.length > 0;
  return (
    <p className="actions">
      <button
        type="button"
        className="primary"
        aria-disabled={hindered}
        aria-describedby={blocked ? "blocked" : missing.length > 0 ? "needs" : undefined}
        onClick={() => hindered || saveFile(fileName, text, mediaType)}
      >
        Download {label}
      </button>
      <CopyButton key={target} label={`Copy ${label}`} text={() => text} disabled={hindered} />
      {target === "config" && <a href="./rft-config.schema.json">JSON Schema</a>}
    </p>
  );
}

/** What the form cannot say, or not exactly. */
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
