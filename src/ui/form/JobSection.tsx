import { useState } from "react";
import { isGiven, type JobField, jobFields, jobParameters } from "../../schema/fields/job.ts";
import { readJobField } from "../../schema/values/checkJob.ts";
import { useSettings, useStores } from "../parts/context.ts";
import "./JobSection.css";

/** Job details: required by the commands, and stored on this machine only. */
export function JobSection() {
  const job = useSettings((state) => state.job);
  const given = jobFields.filter((field) => isGiven(job, field)).length;
  // once it is shown, a field stays while it is emptied
  const [carried, setCarried] = useState<readonly JobField[]>([]);
  const found = jobFields.filter(
    (field) => jobParameters[field].carried && isGiven(job, field) && !carried.includes(field),
  );
  if (found.length > 0) setCarried([...carried, ...found]);
  const fields = jobFields.filter((field) => !jobParameters[field].carried || carried.includes(field));
  return (
    <details className="section">
      <summary>
        <h2>This job</h2>{" "}
        <span className="muted">
          {given === 0 ? "data set, evaluator, models: for the commands" : `${given} of ${fields.length} given`}
        </span>
      </summary>
      <p className="does muted">
        The commands and the request need these; settings, curve and link do not. They stay on this machine, in no link
        and in no config document. Keys and passwords are never asked for.
      </p>
      <div className="job">
        {fields.map((field) => (
          <JobInput key={field} field={field} />
        ))}
      </div>
    </details>
  );
}

/** Returns a value as text; a count on auto is an empty field. */
const asText = (field: JobField, value: string | number) =>
  value === "auto" && jobParameters[field].kind === "count" ? "" : String(value);

function JobInput({ field }: { field: JobField }) {
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
        placeholder={parameter.kind === "text" ? parameter.example : "auto"}
        aria-describedby={`job-${field}-does`}
        aria-invalid={draft !== undefined}
        value={draft?.text ?? typing ?? asText(field, value)}
        onChange={(event) => take(event.target.value)}
        onBlur={() => {
          setTyping(undefined);
          settings.endGesture();
        }}
      />
      <small id={`job-${field}-does`}>{draft ? <b role="alert">{draft.reason}</b> : parameter.does}</small>
    </div>
  );
}
