import type { Diagnosis } from "../diagnosis/advice/diagnosis.ts";
import { defaultRun, diagnoseRun } from "../diagnosis/diagnoseRun.ts";
import { readLog } from "../diagnosis/formats/readLog.ts";
import type { Log, Series } from "../diagnosis/log/log.ts";
import { typedText } from "../schema/values/fieldText.ts";
import { visible } from "../schema/values/quote.ts";
import type { DiagnoseCommand } from "./diagnoseCommand.ts";
import { type ExitCode, exitCodes, type Failure, type Io, isFailure } from "./io.ts";

/** Returns the index of the run that is asked for by name or number, else of the default run. */
function chosenRun(log: Log, wanted: string | undefined): number | Failure {
  if (wanted === undefined) return defaultRun(log);
  const { runs } = log;
  const byName = runs.findIndex(({ name }) => name === wanted);
  if (byName !== -1) return byName;
  const number = /^\d{1,6}$/.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= runs.length) return number - 1;
  const names = runs.slice(0, 20).map(({ name }, i) => `${i + 1} ${visible(name || "unnamed")}`);
  return { failure: `There is no run “${visible(wanted)}”. The log holds: ${names.join(", ")}.` };
}

/** The change as one types it: rates with an exponent, 1e-6 to 5e-7. */
function changeText({ field, from, to, reason, source }: NonNullable<Diagnosis["change"]>): string {
  const name = field === "groupSize" ? "responseCandidatesCount" : field;
  const value = (number: number) => typedText(name, number);
  return `change: ${field} ${value(from)} to ${value(to)}: ${reason} (${source.title}, ${source.asOf})`;
}

const last = (values: Float64Array) => values[values.length - 1] ?? Number.NaN;

/** The diagnosis as data: what every reader may rely on, and beside it all that the page shows. */
function asData({ series, diagnosis }: { series: Series; diagnosis: Diagnosis }, log: Log, run: string) {
  const { trend, verdict, cause, confidence, alternatives, evidence, change = null, ...rest } = diagnosis;
  const { level: _, low: __, high: ___, ...numbers } = trend;
  return {
    verdict,
    cause,
    confidence,
    alternatives,
    evidence,
    change,
    series: {
      points: series.reward.length,
      firstReward: series.reward[0],
      lastReward: last(series.reward),
      columns: [...(log.runs.find(({ name }) => name === run)?.columns.keys() ?? [])],
      rewardColumn: series.rewardColumn,
      firstStep: series.step[0],
      lastStep: last(series.step),
      restarts: series.restarts.length,
      settings: series.settings,
    },
    ...rest,
    trend: numbers,
    format: log.format,
    run,
    notes: log.notes,
  };
}

function asText({ diagnosis, series }: { series: Series; diagnosis: Diagnosis }): string {
  const { change, question, needed, lookAt, ruledOut, alternatives } = diagnosis;
  const lines = [
    `verdict: ${diagnosis.verdict} (${diagnosis.confidence} confidence)`,
    `cause: ${diagnosis.cause}`,
    ...(alternatives.length > 0 ? [`it could also be: ${alternatives.join(", ")}`] : []),
    diagnosis.summary,
    ...diagnosis.evidence.map(({ text, column }) => `evidence: ${text}${column ? ` (${column})` : ""}`),
    ...(lookAt ? [`look at: ${lookAt}`] : []),
    ...(needed ? [`to tell more: ${needed}`] : []),
    ...(change ? [changeText(change)] : []),
    ...(question ? [`question: ${question.text}`] : []),
    ...ruledOut.map(({ what, why }) => `not ${what}: ${why}`),
    `read: ${series.reward.length} points of ${series.rewardColumn}`,
  ];
  return `${lines.map((line) => visible(line, 2000)).join("\n")}\n`;
}

/** Reads a reward log and prints what it shows; `usage` where it cannot be read or holds no reward. */
export async function diagnose(
  { operand, json, known, run: wanted, column }: DiagnoseCommand,
  io: Io,
): Promise<ExitCode> {
  const fail = (reason: string): ExitCode => {
    io.err(`goldilocks: ${operand === "-" ? "standard input" : visible(operand, 200)}: ${reason}\n`);
    return exitCodes.usage;
  };
  const log = await readLog(io.stream(operand), { size: await io.sizeOf(operand) });
  if (log.problem !== undefined && log.runs.length === 0) return fail(log.problem);
  const index = chosenRun(log, wanted);
  if (typeof index !== "number") return fail(isFailure(index) ? index.failure : "");
  const diagnosed = diagnoseRun(log, { run: index, ...(column !== undefined && { column }) }, known);
  if ("problem" in diagnosed) return fail(`${diagnosed.problem} Name it with --reward-column.`);
  const { name = "" } = log.runs[index] ?? {};
  if (log.runs.length > 1 && wanted === undefined)
    io.err(
      `note: the log holds ${log.runs.length} runs; this is ${visible(name || "the first")}. Choose with --run.\n`,
    );
  for (const note of log.notes) io.err(`note: ${visible(note, 500)}\n`);
  io.out(json ? `${JSON.stringify(asData(diagnosed, log, name), undefined, 2)}\n` : asText(diagnosed));
  return exitCodes.ok;
}
