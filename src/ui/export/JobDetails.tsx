import { useState } from "react";
import { fidelity } from "../../exchange/export/fidelity.ts";
import type { Target } from "../../exchange/export/targets.ts";
import { isGiven, type JobField, jobFields, jobParameters } from "../../schema/fields/job.ts";
import { useSettings } from "../parts/context.ts";
import { type FieldHint, JobInput } from "./JobInput.tsx";

interface Props {
  readonly target: Target;
  /** The fields that the format cannot do without. */
  readonly required: readonly JobField[];
  /** Those of them that nobody has given. */
  readonly missing: readonly JobField[];
}

const label = (field: JobField) => jobParameters[field].label;
/** The label inside a sentence: "base model", but "W&B project". */
const inSentence = (field: JobField) => label(field).replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());

/** A recipe reads a file: the name of a dataset at Fireworks counts as missing there. */
const file: FieldHint = { does: "Path or URL of a JSONL file, not a dataset name.", example: "prompts.jsonl" };
const hintFor = (target: Target, field: JobField) =>
  field === "dataset" && (target === "rl-loop" || target === "async-rl-loop") ? file : undefined;

/** The job details that a format holds, typed in place: the required ones in view, the others folded. They stay on this machine. */
export function JobDetails({ target, required, missing }: Props) {
  const job = useSettings((state) => state.job);
  // what an import has brought stays in view while it is emptied
  const [carried, setCarried] = useState<readonly JobField[]>([]);
  const found = jobFields.filter(
    (field) => jobParameters[field].carried && isGiven(job, field) && !carried.includes(field),
  );
  if (found.length > 0) setCarried([...carried, ...found]);
  const others = jobFields.filter(
    (field) =>
      fidelity[target][field] !== "lost" &&
      !required.includes(field) &&
      (!jobParameters[field].carried || carried.includes(field)),
  );
  if (required.length + others.length === 0) return null;
  const given = others.filter((field) => isGiven(job, field));
  return (
    <section className="job" aria-label="Job details">
      {missing.length > 0 && (
        <p className="missing">
          {missing.length} required {missing.length === 1 ? "field" : "fields"} missing:{" "}
          {missing.map(inSentence).join(", ")}
        </p>
      )}
      {required.map((field) => (
        <JobInput key={field} field={field} hint={hintFor(target, field)} />
      ))}
      {others.length > 0 && (
        <details>
          <summary>
            More job details{" "}
            <span className="muted">
              {given.length === 0 ? others.slice(0, 3).map(inSentence).join(", ") : given.map(label).join(", ")}
            </span>
          </summary>
          {others.map((field) => (
            <JobInput key={field} field={field} />
          ))}
        </details>
      )}
      <p className="quiet">Saved on this machine only, in no link and no config file. Keys are never asked for.</p>
    </section>
  );
}
