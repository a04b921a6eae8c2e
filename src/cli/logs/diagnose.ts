import { printedTrend } from "../../diagnosis/advice/summary.ts";
import { visible } from "../../schema/values/quote.ts";
import { type ExitCode, exitCodes, type Failure, type Io, isFailure } from "../io.ts";
import { table } from "../table.ts";
import type { DiagnoseCommand } from "./diagnoseCommand.ts";
import { diagnosisData } from "./diagnosisData.ts";
import { diagnosisText } from "./diagnosisText.ts";
import { defaultRunText, diagnoseFile, type FileDiagnosis, fileName, runText } from "./fileDiagnosis.ts";

/** Milliseconds between two looks at a file that is watched. */
const PAUSE = 2000;

/**
 * Diagnoses files and prints what they show: one in full, several as a table, a watched one again when its verdict changes. The exit code is `usage` where a
 * file cannot be read or holds no reward, else `blocked` where one has a verdict to fail on.
 */
export async function diagnose(command: DiagnoseCommand, io: Io): Promise<ExitCode> {
  const [only = "", ...others] = command.files;
  if (others.length > 0) return diagnoseSeveral(command, io);
  const read = await diagnoseFile(only, command, io);
  if (isFailure(read)) return fail(only, read, io);
  print(read, command, io);
  const code = codeOf(read, command);
  return command.watch && code === exitCodes.ok ? watch(only, read, command, io) : code;
}

function fail(file: string, { failure }: Failure, io: Io): ExitCode {
  io.err(`goldilocks: ${fileName(file)}: ${failure}\n`);
  return exitCodes.usage;
}

const codeOf = ({ diagnosis }: FileDiagnosis, { failOn }: DiagnoseCommand): ExitCode =>
  failOn.includes(diagnosis.verdict) ? exitCodes.blocked : exitCodes.ok;

function print(read: FileDiagnosis, { json, run }: DiagnoseCommand, io: Io): void {
  const chosen = defaultRunText(read);
  if (chosen !== undefined && run === undefined) io.err(`note: this is ${chosen}. Choose with --run.\n`);
  for (const note of read.log.notes) io.err(`note: ${visible(note, 500)}\n`);
  io.out(json ? `${JSON.stringify(diagnosisData(read), undefined, 2)}\n` : diagnosisText(read));
}

async function diagnoseSeveral(command: DiagnoseCommand, io: Io): Promise<ExitCode> {
  const all: { readonly file: string; readonly read: FileDiagnosis | Failure }[] = [];
  for (const file of command.files) all.push({ file, read: await diagnoseFile(file, command, io) });
  if (command.json) {
    const data = all.map(({ file, read }) => ({
      file,
      ...(isFailure(read) ? { problem: read.failure } : diagnosisData(read)),
    }));
    io.out(`${JSON.stringify(data, undefined, 2)}\n`);
  } else {
    const rows = all.map(({ file, read }) => [fileName(file), ...(isFailure(read) ? ["not read"] : cells(read))]);
    io.out(table([["file", "verdict", "confidence", "points", "reward", "run"], ...rows], [3]));
  }
  for (const { file, read } of all) if (isFailure(read)) fail(file, read, io);
  const codes = all.map(({ read }) => (isFailure(read) ? exitCodes.usage : codeOf(read, command)));
  return codes.toSorted((a, b) => b - a)[0] ?? exitCodes.ok;
}

function cells(read: FileDiagnosis): string[] {
  const { reward } = read.series;
  const { verdict, confidence, trend } = read.diagnosis;
  const { start, end } = printedTrend(trend);
  return [verdict, confidence, String(reward.length), `${start} → ${end}`, runText(read) ?? ""];
}

/** Reads a growing file again until its verdict is one to fail on, and prints it when the verdict or its confidence changes. */
async function watch(file: string, first: FileDiagnosis, command: DiagnoseCommand, io: Io): Promise<ExitCode> {
  let size = await io.sizeOf(file);
  let shown = first.diagnosis;
  while (await io.pause?.(PAUSE)) {
    const now = await io.sizeOf(file);
    if (now === size) continue;
    size = now;
    const read = await diagnoseFile(file, command, io);
    // the writer may be in the middle of it
    if (isFailure(read)) continue;
    const { verdict, confidence } = read.diagnosis;
    if (verdict === shown.verdict && confidence === shown.confidence) continue;
    shown = read.diagnosis;
    print(read, command, io);
    const code = codeOf(read, command);
    if (code !== exitCodes.ok) return code;
  }
  return exitCodes.ok;
}
