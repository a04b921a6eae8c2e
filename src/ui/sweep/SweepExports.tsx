import { fileNameOf, missingIn, refusalsOf } from "../../exchange/export/export.ts";
import { toJobIds } from "../../exchange/sweep/jobIds.ts";
import { toRaySpace } from "../../exchange/sweep/ray.ts";
import { toSweepScript } from "../../exchange/sweep/script.ts";
import { toSweepTable } from "../../exchange/sweep/table.ts";
import { toWandbSweep } from "../../exchange/sweep/wandb.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type Job, jobParameters } from "../../schema/fields/job.ts";
import { runName, type Sweep } from "../../schema/plan/sweep.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { ManagedClosed } from "../parts/ManagedClosed.tsx";
import { pageLink } from "../parts/pageLink.ts";
import { saveFile } from "../parts/saveFile.ts";

interface Props {
  readonly sweep: Sweep;
  readonly config: RunConfig;
  readonly job: Job;
  /** Name of the sweep. */
  readonly name: string;
  /** Reasons that block every export. */
  readonly reasons: readonly string[];
}

interface Target {
  readonly label: string;
  readonly about: string;
  readonly extension: string;
  readonly mediaType: string;
  /** Whether it contains job details: an invalid job blocks it. */
  readonly launches: boolean;
  readonly text: () => string;
}

function targetsOf({ sweep, config, job, name }: Props, ids: readonly string[]): readonly Target[] {
  const link = pageLink(config);
  return [
    {
      label: "W&B sweep",
      about: "for wandb sweep: a grid, as YAML",
      extension: "wandb.yaml",
      mediaType: "application/yaml",
      launches: true,
      text: () => toWandbSweep(sweep, { job, name, link }),
    },
    {
      label: "Ray Tune space",
      about: "param_space for tune.Tuner, as a Python module",
      extension: "ray.py",
      mediaType: "text/x-python",
      launches: true,
      text: () => toRaySpace(sweep, { job, link }),
    },
    {
      label: "firectl script",
      about: "one managed job per run, which Fireworks no longer accepts",
      extension: "sweep.sh",
      mediaType: "text/x-shellscript",
      launches: true,
      text: () => toSweepScript(sweep.runs, job, ids, pageLink),
    },
    {
      label: "Table of links",
      about: "one row per run, tab-separated",
      extension: "links.tsv",
      mediaType: "text/tab-separated-values",
      launches: false,
      text: () => toSweepTable(sweep, ids, pageLink),
    },
  ];
}

/** Exports a sweep: files for sweep engines, and a link to each run. */
export function SweepExports(props: Props) {
  const { sweep, job, name, reasons } = props;
  const ids = toJobIds(name, sweep.runs, sweep.axes);
  const refusals = refusalsOf(job);
  const isBlocked = ({ launches }: Target) => reasons.length > 0 || (launches && refusals.length > 0);
  const missing = missingIn(job).map(({ field, placeholder }) => `${jobParameters[field].label} (${placeholder})`);
  const notes = [
    ...(missing.length > 0 ? [`Missing, so the files hold placeholders: ${missing.join(", ")}.`] : []),
    ...(job.outputModel === "" ? [] : ["Each run's output model is named after its job: two runs cannot share one."]),
  ];
  const save = ({ extension, mediaType, text }: Target) => {
    const content = text();
    saveFile(fileNameOf(content, { outputModel: name }, extension), content, mediaType);
  };
  return (
    <section className="sweep-exports" aria-labelledby="sweep-exports-title">
      <h3 id="sweep-exports-title">Export sweep</h3>
      {reasons.length + refusals.length > 0 && (
        <div className="failure" id="sweep-blocked" role="alert">
          <p>
            <strong>Cannot export yet.</strong> Fix this first:
          </p>
          <ul>
            {[...reasons, ...refusals].map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      <ul className="targets no-markers">
        {targetsOf(props, ids).map((target) => (
          <li key={target.label} className="cluster">
            <span>
              <b>{target.label}</b> <small>{target.about}</small>
            </span>
            <span className="actions">
              <button
                type="button"
                aria-label={`Download ${target.label}`}
                aria-disabled={isBlocked(target)}
                aria-describedby={isBlocked(target) ? "sweep-blocked" : undefined}
                onClick={() => isBlocked(target) || save(target)}
              >
                Download
              </button>
              <CopyButton label="Copy" of={target.label} text={target.text} disabled={isBlocked(target)} />
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        The firectl script creates managed jobs, and both search spaces hold their request. <ManagedClosed />
      </p>
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {reasons.length === 0 && (
        <details className="background">
          <summary>The runs, with their job ids and links</summary>
          <ol className="sweep-runs">
            {sweep.runs.map((run, i) => (
              <li key={ids[i]}>
                <a href={pageLink(run)} target="_blank" rel="noreferrer">
                  {runName(run, sweep.axes)}
                </a>{" "}
                <code>{ids[i]}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
