import type { AsideJob, Batch } from "../../simulator/preview/protocol.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

/** Who has something simulated on the side, the more urgent first. */
const owners = ["baseline", "steps", "sensitivity"] as const;
type Owner = (typeof owners)[number];

/** Hears of one job: its runs, or nothing where one of them failed. */
type Heard<Job extends AsideJob> = (job: Job, batch: Batch | undefined) => void;

interface Wanted {
  readonly jobs: AsideJob[];
  readonly heard: Heard<AsideJob>;
}

/** A batch of 16 seeds takes about 2 kB. */
const MOST_KNOWN = 600;

/** One list of jobs for the worker out of the lists of several owners, with a memory of what was simulated. */
export function createAside(send: PreviewStore["aside"]) {
  const wanted = new Map<Owner, Wanted>();
  const known = new Map<string, Batch>();
  const keyOf = ({ config, seeds }: AsideJob) => `${seeds} ${curveKey(config)}`;

  function remember(job: AsideJob, batch: Batch) {
    known.set(keyOf(job), batch);
    const [oldest] = known.keys();
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  }

  function receive(job: AsideJob, batch: Batch | undefined) {
    if (batch) remember(job, batch);
    for (const { jobs, heard } of wanted.values()) {
      const place = jobs.indexOf(job);
      if (place < 0) continue;
      jobs.splice(place, 1);
      heard(job, batch);
    }
  }

  /**
   * Has these simulated for the owner, in this order; what it wanted before is dropped. What is known is answered before the function
   * returns, the rest when it is there.
   */
  function want<Job extends AsideJob>(owner: Owner, jobs: readonly Job[], heard: Heard<Job>): void {
    const before = wanted.get(owner)?.jobs.length ?? 0;
    const answered = jobs.map((job) => [job, known.get(keyOf(job))] as const);
    const missing = answered.filter(([, batch]) => batch === undefined).map(([job]) => job);
    // the callback only ever gets the jobs of its own list
    wanted.set(owner, { jobs: missing, heard: heard as Heard<AsideJob> });
    if (before + missing.length > 0)
      send(
        owners.flatMap((each) => wanted.get(each)?.jobs ?? []),
        receive,
      );
    for (const [job, batch] of answered) if (batch) heard(job, batch);
  }

  return { want };
}

export type Aside = ReturnType<typeof createAside>;
