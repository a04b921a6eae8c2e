import { finiteRows } from "../log/finiteRows.ts";
import type { LoggedRun, LoggedSettings } from "../log/log.ts";
import type { RunSteps } from "./runSteps.ts";

/** The step at which a run is planned to end, and who says so: a person, the log, or nobody, where it is taken for twice as long. */
export interface PlannedSteps {
  readonly steps: number;
  readonly from: "told" | "log" | "twice";
}

/** A longer plan is not believed of a log: it is the number for “no limit”. */
const MOST_TIMES = 1000;
/** The share of an epoch that must be done before its length is known. */
const LEAST_EPOCH = 0.02;

/** Steps of the planned epochs, from the epoch of the last point that has one. */
function fromEpochs({ columns }: Pick<LoggedRun, "columns">, { epochs }: LoggedSettings, last: number) {
  const column = [...columns.keys()].find((name) => /^(?:train\/)?epoch$/i.test(name));
  const values = columns.get(column ?? "");
  const row = finiteRows(values).at(-1);
  const epoch = row === undefined ? Number.NaN : (values?.[row] ?? Number.NaN);
  // whole epochs count from 0 or 1: only fractions tell where the run is
  const isFraction = values?.some((value) => Number.isFinite(value) && !Number.isInteger(value)) ?? false;
  return epochs !== undefined && isFraction && epoch > LEAST_EPOCH ? Math.round((last / epoch) * epochs) : undefined;
}

/** The planned length of a run as the log says it, else twice as long as it is now. */
export function plannedStepsOf(
  run: Pick<LoggedRun, "columns">,
  settings: LoggedSettings,
  { start, last }: RunSteps,
): PlannedSteps {
  const stated = settings.plannedSteps ?? fromEpochs(run, settings, last);
  if (stated !== undefined && stated >= last && stated <= MOST_TIMES * Math.max(1, last))
    return { steps: stated, from: "log" };
  return { steps: Math.round(last + (last - start)), from: "twice" };
}
