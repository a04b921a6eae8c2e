import type { Log, Series } from "../log/log.ts";
import { isSeries, seriesOf } from "../log/series.ts";
import { readLog } from "./readLog.ts";

/** What tests look at: the log, and the series of its first run as plain lists. Throws where there is none. */
export interface Read {
  readonly log: Log;
  readonly series: Series;
  readonly step: readonly number[];
  readonly reward: readonly number[];
}

/** Reads a text or bytes as a log that must hold a run with a reward. */
export async function expectRead(source: string | Uint8Array): Promise<Read> {
  const log = await readLog(source);
  const [run] = log.runs;
  if (!run) throw new Error(log.problem ?? "no run");
  const series = seriesOf(run);
  if (!isSeries(series)) throw new Error(series.problem);
  return { log, series, step: [...series.step], reward: [...series.reward] };
}
