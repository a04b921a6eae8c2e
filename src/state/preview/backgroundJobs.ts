import type { AsideJob, Batch } from "../../simulator/preview/protocol.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

/** Who requests background jobs, most urgent first. */
const owners = ["baseline", "steps", "sensitivity"] as const;
type Owner = (typeof owners)[number];

/** Receives one job with its runs, or without them where a run failed. */
type OnBatch<Job extends AsideJob> = (job: Job, batch: Batch | undefined) => void;

interface Request {
  readonly jobs: AsideJob[];
  readonly onBatch: OnBatch<AsideJob>;
}

/** Batches kept in the cache; one of 16 seeds takes about 2 kB. */
const CACHE_SIZE = 600;

/** Merges the job lists of several owners into one list for the worker, and caches what was simulated. */
export function createBackgroundJobs(send: PreviewStore["background"]) {
  const requests = new Map<Owner, Request>();
  const cache = new Map<string, Batch>();
  const keyOf = ({ config, seeds }: AsideJob) => `${seeds} ${curveKey(config)}`;

  function store(job: AsideJob, batch: Batch) {
    cache.set(keyOf(job), batch);
    const [oldest] = cache.keys();
    if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
  }

  function receive(job: AsideJob, batch: Batch | undefined) {
    if (batch) store(job, batch);
    for (const { jobs, onBatch } of requests.values()) {
      const place = jobs.indexOf(job);
      if (place < 0) continue;
      jobs.splice(place, 1);
      onBatch(job, batch);
    }
  }

  /**
   * Replaces the owner's jobs with these, simulated in this order. Cached batches are passed to `onBatch` before the function returns,
   * the others when they arrive.
   */
  function request<Job extends AsideJob>(owner: Owner, jobs: readonly Job[], onBatch: OnBatch<Job>): void {
    const before = requests.get(owner)?.jobs.length ?? 0;
    const answered = jobs.map((job) => [job, cache.get(keyOf(job))] as const);
    const missing = answered.filter(([, batch]) => batch === undefined).map(([job]) => job);
    // `receive` passes a callback the jobs of its own list alone
    requests.set(owner, { jobs: missing, onBatch: onBatch as OnBatch<AsideJob> });
    if (before + missing.length > 0)
      send(
        owners.flatMap((each) => requests.get(each)?.jobs ?? []),
        receive,
      );
    for (const [job, batch] of answered) if (batch) onBatch(job, batch);
  }

  return { request };
}

export type BackgroundJobs = ReturnType<typeof createBackgroundJobs>;
