import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { defaultRun, diagnoseRun, headOf } from "../../diagnosis/diagnoseRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import type { Log, Series } from "../../diagnosis/log/log.ts";
import { visible } from "../../schema/values/quote.ts";
import type { Failure, Io } from "../io.ts";
import type { DiagnoseCommand } from "./diagnoseCommand.ts";

/** The diagnosis of one file, and what it was read from. */
export interface FileDiagnosis {
  readonly log: Log;
  /** Index of the run that is diagnosed. */
  readonly run: number;
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

/** Returns the index of the run that is asked for by name or number, else of the default run. */
export function chosenRun(log: Log, wanted: string | undefined): number | Failure {
  if (wanted === undefined) return defaultRun(log);
  const { runs } = log;
  const byName = runs.findIndex(({ name }) => name === wanted);
  if (byName !== -1) return byName;
  const number = /^\d{1,6}$/.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= runs.length) return number - 1;
  const names = runs.slice(0, 20).map(({ name }, i) => `${i + 1} ${visible(name || "unnamed")}`);
  return { failure: `There is no run “${visible(wanted)}”. The log holds: ${names.join(", ")}.` };
}

/** Reads the log in a file and diagnoses the run that is asked for; says why where it cannot be read or holds no reward. */
export async function diagnoseFile(
  file: string,
  { known, run: wanted, column }: Pick<DiagnoseCommand, "known" | "run" | "column">,
  io: Io,
): Promise<FileDiagnosis | Failure> {
  // a stream that is opened before this wait may fail unheard
  const size = await io.sizeOf(file);
  const log = await readLog(io.stream(file), { size });
  if (log.problem !== undefined && log.runs.length === 0) return { failure: log.problem };
  const run = chosenRun(log, wanted);
  if (typeof run !== "number") return run;
  const diagnosed = diagnoseRun(log, { run, ...(column !== undefined && { column }) }, known);
  if ("problem" in diagnosed)
    return { failure: [diagnosed.problem, "Name it with --reward-column.", ...log.notes].join(" ") };
  return { log, run, ...diagnosed };
}

/** What a person names a file by: its path, or the standard input. */
export const fileName = (file: string): string => (file === "-" ? "standard input" : visible(file, 200));

/** “run 2 of 3, cell 7”: which run of a log with several was diagnosed; undefined where it holds one. */
export function runText({ log, run }: Pick<FileDiagnosis, "log" | "run">): string | undefined {
  if (log.runs.length < 2) return undefined;
  const name = log.runs[run]?.name ?? "";
  const own = `run ${run + 1}`;
  return `${own} of ${log.runs.length}${name === "" || name === own ? "" : `, ${visible(name)}`}`;
}

/** “run 2 of 3, cell 7, the longest”: the run that is taken unless another is asked for, and why; undefined where the log holds one. */
export function defaultRunText({ log, run }: Pick<FileDiagnosis, "log" | "run">): string | undefined {
  const text = runText({ log, run });
  if (text === undefined) return undefined;
  const points = headOf(log).runs.map((each) => each.points);
  const equal = points.filter((count) => count === points[run]).length;
  return `${text}, ${equal > 1 ? `the last of ${equal} equally long ones` : "the longest"}`;
}
