import { createLruCache } from "../../simulator/lruCache.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { curveKey, type PreviewStore } from "./preview.ts";

/** Who requests background jobs, most urgent first. */
const owners = ["whatIf", "baseline", "steps", "suggestions", "sensitivity"] as const;
type Owner = (typeof owners)[number];

/** Receives one job with its runs, or without them where a run failed. */
type OnResult<Job extends BackgroundJob> = (job: Job, result: BackgroundResult | undefined) => void;

interface Request {
  readonly jobs: BackgroundJob[];
  readonly onResult: OnResult<BackgroundJob>;
}

/** Results kept in the cache; one of 16 seeds takes about 2 kB. */
const CACHED_RESULTS = 600;

/** Merges the job lists of several owners into one list for the worker, and caches what was simulated. */
export function createBackgroundJobs(send: PreviewStore["background"]) {
  const requests = new Map<Owner, Request>();
  const cache = createLruCache<BackgroundResult>(CACHED_RESULTS);
  const keyOf = ({ config, seeds }: BackgroundJob) => `${seeds} ${curveKey(config)}`;

  function receive(job: BackgroundJob, result: BackgroundResult | undefined) {
    if (result) cache.set(keyOf(job), result);
    for (const { jobs, onResult } of requests.values()) {
      const place = jobs.indexOf(job);
      if (place < 0) continue;
      jobs.splice(place, 1);
      onResult(job, result);
    }
  }

  /**
   * Replaces the owner's jobs with these, simulated in this order. Cached results are passed to `onResult` before the function returns,
   * the others when they arrive.
   */
  function request<Job extends BackgroundJob>(owner: Owner, jobs: readonly Job[], onResult: OnResult<Job>): void {
    const before = requests.get(owner)?.jobs.length ?? 0;
    const answered = jobs.map((job) => [job, cache.get(keyOf(job))] as const);
    const missing = answered.filter(([, result]) => result === undefined).map(([job]) => job);
    // `receive` passes a callback the jobs of its own list alone
    requests.set(owner, { jobs: missing, onResult: onResult as OnResult<BackgroundJob> });
    if (before + missing.length > 0)
      send(
        owners.flatMap((each) => requests.get(each)?.jobs ?? []),
        receive,
      );
    for (const [job, result] of answered) if (result) onResult(job, result);
  }

  return { request };
}

export type BackgroundJobs = ReturnType<typeof createBackgroundJobs>;
