import { useState } from "react";
import { type JobField, jobParameters } from "../../schema/fields/job.ts";
import type { Note } from "../../schema/fields/provenance.ts";
import { readJobField } from "../../schema/values/checkJob.ts";
import { Citation } from "../parts/Citation.tsx";
import { useSettings, useStores } from "../parts/context.ts";

/** Returns a value as text; a count on auto is an empty field. */
const asText = (field: JobField, value: string | number) =>
  value === "auto" && jobParameters[field].kind === "count" ? "" : String(value);

/** What a field is for in one format, where that differs from the request. */
export interface FieldHint {
  readonly does: string;
  readonly example: string;
}

/** The text field of one job detail, with what it does or why its text is refused. */
export function JobInput({ field, hint }: { field: JobField; hint?: FieldHint | undefined }) {
  const { settings } = useStores();
  const parameter = jobParameters[field];
  const value = useSettings(({ job }) => job[field]);
  const draft = useSettings(({ drafts }) => drafts[field]);
  const [typing, setTyping] = useState<string>();
  const take = (text: string) => {
    setTyping(text);
    const checked = readJobField(field, text);
    if (checked.ok) settings.changeJob({ [field]: checked.value }, true);
    else settings.setDraft(field, { text, reason: checked.reason });
  };
  return (
    <div>
      <label htmlFor={`job-${field}`}>{parameter.label}</label>
      <input
        id={`job-${field}`}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={hint?.example ?? (parameter.kind === "text" ? parameter.example : "auto")}
        aria-describedby={`job-${field}-does`}
        aria-invalid={draft !== undefined}
        value={draft?.text ?? typing ?? asText(field, value)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          setTyping(undefined);
          settings.endGesture();
        }}
      />
      <small id={`job-${field}-does`}>
        {draft ? <b role="alert">{draft.reason}</b> : (hint?.does ?? parameter.does)}
      </small>
      <Limits notes={parameter.notes} />
    </div>
  );
}

function Limits({ notes }: { notes: readonly Note[] | undefined }) {
  if (notes === undefined) return null;
  return (
    <details>
      <summary>
        <small>Limits and sources</small>
      </summary>
      <ul>
        {notes.map(({ text, source }) => (
          <li key={text}>
            {text}{" "}
            <small>
              <Citation source={source} />
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
