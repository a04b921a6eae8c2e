import type { RunConfig } from "../../schema/fields/config.ts";
import { brief } from "../../schema/fields/notation.ts";
import { estimatesFrom, gpuHoursPerThousand, type JobFigures } from "../../schema/plan/jobFigures.ts";
import { useStores } from "../parts/context.ts";

const rangeOf = (values: readonly number[]) =>
  [...new Set(values.toSorted((a, b) => a - b).map((value) => brief(value)))].join("–");

interface Props {
  readonly config: RunConfig;
  readonly figures: JobFigures;
}

/** How long the run would take at the pace of a job that was imported, with the formula. */
export function FinishedJob({ config, figures }: Props) {
  const { finishedJob } = useStores();
  const estimates = estimatesFrom(config, figures);
  const hours = estimates.flatMap(({ hours: own }) => (own === undefined ? [] : [own]));
  const rate = gpuHoursPerThousand(figures);
  return (
    <section className="finished-job" aria-labelledby="finished-job-title">
      <h3 id="finished-job-title">At your last job's pace</h3>
      <p>
        <b>{rangeOf(estimates.map(({ gpuHours }) => gpuHours))} GPU-hours</b>
        {hours.length > 0 && `, ${rangeOf(hours)} h with the queue`} on {figures.accelerators.join(", ")}
      </p>
      <ul className="quiet no-markers">
        {estimates.map(({ formula }) => (
          <li key={formula}>{formula}</li>
        ))}
        <li>
          {rate !== undefined && `${brief(rate)} GPU-hours per 1,000 rollouts. `}
          Measured by the service. Assumes one rollout per processed row, the same model and the same GPUs.
        </li>
      </ul>
      <p className="small-buttons">
        <button type="button" onClick={() => finishedJob.keep(undefined)}>
          Forget this job
        </button>
      </p>
    </section>
  );
}
