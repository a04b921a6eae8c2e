import { isDeepStrictEqual } from "node:util";
import { diagnosisData } from "../../cli/logs/diagnosisData.ts";
import { diagnosisText } from "../../cli/logs/diagnosisText.ts";
import type { FileDiagnosis } from "../../cli/logs/fileDiagnosis.ts";
import { forecast as forecastCommand } from "../../cli/logs/forecast.ts";
import { readAnswer } from "../../diagnosis/advice/answer.ts";
import { defaultRun, diagnoseRun, headOf } from "../../diagnosis/diagnoseRun.ts";
import { nextRunOf } from "../../diagnosis/forecast/nextRun.ts";
import { forecastRun } from "../../diagnosis/forecastRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import type { Log } from "../../diagnosis/log/log.ts";
import { isSeries, seriesOf } from "../../diagnosis/log/series.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import { encodeLink } from "../../exchange/link/link.ts";
import { decodeRunsFile, encodeRunsFile } from "../../exchange/runs/runsFile.ts";
import { toSavedLog } from "../../exchange/runs/savedLog.ts";
import { visible } from "../../schema/values/quote.ts";
import { packed } from "../grammar/archives.ts";
import { type MadeLog, log as makeLog } from "../grammar/logs.ts";
import { anyConfig } from "../grammar/values.ts";
import { Input } from "../input.ts";
import { holdFinite, holdSaid, holdSeen } from "../oracles/clean.ts";
import { hold } from "../oracles/fault.ts";
import { holdUnpolluted } from "../oracles/legal.ts";
import type { Random } from "../random.ts";
import type { Case, Target } from "../target.ts";
import { printed } from "./printed.ts";

const inputOf = (file: string | Uint8Array) => (typeof file === "string" ? new Input(file) : Input.ofBytes(file));

const isSame = (series: ReturnType<typeof seriesOf>, values: readonly number[]) =>
  isSeries(series) &&
  series.reward.length === values.length &&
  values.every((value, i) => Object.is(value, series.reward[i]));

/** Holds that a run of the log has all rewards that were written, in their order. */
function holdRewards({ reward }: MadeLog, log: Log): void {
  if (!reward) return;
  const { column, values } = reward;
  const found = log.runs.flatMap(({ columns }) => [...(columns.get(column) ?? [])].filter(Number.isFinite));
  hold(log.problem === undefined, "accounted", () => `nothing is read: ${log.problem}`);
  const at = values.findIndex((value, i) => !Object.is(value, found[i]));
  // of rows that say the same, as each of several processes writes them, the series takes one
  if (found.length > values.length && log.runs.some((run) => isSame(seriesOf(run, column), values))) return;
  hold(
    at < 0 && found.length === values.length,
    "accounted",
    () =>
      `not every reward is read: ${found.length} of ${values.length} of ${column}, the first that differs at ${at}, ${values[at]} as ${found[at]}`,
  );
}

function make(random: Random): Case {
  const made = makeLog(random);
  const input = inputOf(made.file);
  if (random.chance(0.1)) {
    const archive = packed(input.bytes, typeof made.file === "string" ? "log.txt" : "events.out.tfevents", random);
    return { input: Input.ofBytes(archive), expect: (log) => holdRewards(made, log as Log) };
  }
  return { input, expect: (log) => holdRewards(made, log as Log) };
}

/** Holds what every log promises. */
function holdLog(log: Log, input: Input): void {
  const { format, runs, notes, problem } = log;
  hold(format !== "", "legal", () => "no format");
  hold(runs.length > 0 === (problem === undefined), "accounted", () => `runs beside a problem: ${problem}`);
  for (const line of [...notes, ...(problem === undefined ? [] : [problem])]) {
    holdSeen(line, "a note");
    hold(line.length < 600, "visible", () => `a note of many characters: ${line.length}`);
    if (!input.isBinary) holdSaid(line, `${input.text} NaN`, "a note");
  }
  for (const { step, columns } of runs)
    for (const [name, values] of columns)
      hold(values.length === step.length, "legal", () => `a column of another length: ${name}`);
  headOf(log);
  holdUnpolluted();
}

const sameRuns = (one: Log, other: Log) =>
  one.runs.length === other.runs.length &&
  one.runs.every((run, i) => {
    const twin = other.runs[i];
    if (!twin || run.columns.size !== twin.columns.size) return false;
    return [...run.columns].every(([name, values]) => {
      const others = twin.columns.get(name);
      return others?.length === values.length && values.every((value, row) => Object.is(value, others[row]));
    });
  });

/** The input in pieces of any size, as a disk and a network give it. */
async function* piecesOf(bytes: Uint8Array, random: Random) {
  for (let at = 0; at < bytes.length; ) {
    const size = random.pick([1, 3, 50, 1000, 70_000]);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Reads logs in all their formats; what is read does not depend on the pieces in which a file arrives. */
export const logTarget = (read: typeof readLog = readLog): Target => ({
  name: "log",
  parts: 20,
  isAsync: true,
  limit: 3000,
  largest: 1 << 19,
  make,
  readOnly: ({ bytes }) => read(bytes),
  async read(input, random) {
    const log = await read(input.bytes);
    holdLog(log, input);
    if (random.chance(0.12)) {
      const again = await read(piecesOf(input.bytes, random));
      // of an archive that breaks off more is whole where more pieces have arrived
      const isBroken = [log, again].some(({ problem = "", notes }) => /archive/.test(problem + notes.join("")));
      hold(
        isBroken || sameRuns(log, again),
        "stable",
        () => `another log in pieces: ${again.problem ?? again.runs.length}, ${log.problem ?? log.runs.length}`,
      );
    }
    return log;
  },
});

function anyContext(random: Random): RunContext {
  if (random.chance(0.5)) return {};
  return {
    ...(random.chance(0.5) && { rewardMaximum: random.pick([1, 0, 10, -1, 1e9]) }),
    settings: {
      ...(random.chance(0.4) && { learningRate: random.pick([1e-6, 1e-4, 0]) }),
      ...(random.chance(0.4) && { epochs: random.pick([1, 3, 100]) }),
      ...(random.chance(0.4) && { groupSize: random.pick([1, 4, 8, 64]) }),
      ...(random.chance(0.3) && { temperature: random.pick([0, 0.7, 1, 2]) }),
      ...(random.chance(0.3) && { klBeta: random.pick([0, 0.001, 0.1]) }),
      ...(random.chance(0.3) && { loraRank: random.pick([4, 16, 128]) }),
      ...(random.chance(0.3) && { batchSize: random.pick([8, 512, 65536]) }),
      ...(random.chance(0.3) && { maxOutputTokens: random.pick([16, 2048]) }),
      ...(random.chance(0.3) && { lossMethod: random.pick(["grpo", "dapo", "odd"]) }),
    },
    ...(random.chance(0.4) && { job: anyConfig(random) }),
  };
}

/** The text without names that the file gives, which may hold any word. */
function withoutNames(text: string, { runs }: Log): string {
  let left = text;
  for (const { name, columns } of runs)
    for (const one of [name, ...columns.keys()]) {
      if (!/NaN|Infinity|undefined|object|null/.test(one)) continue;
      for (const shown of [one, visible(one), visible(one, 60), visible(one, 2000)]) left = left.replaceAll(shown, "");
    }
  // what the reader of Parquet says in its own words stands in brackets
  return left.replace(/(?:are|is) NaN or infinite|cannot be read \(.*\)/g, "");
}

function holdText(text: string, log: Log, what: string): void {
  holdSaid(withoutNames(text, log), "", what);
  for (const line of text.split("\n")) holdSeen(line, what);
}

/** Diagnoses the log's runs: no text, number or JSON of it is without a value. */
export async function holdDiagnosis(log: Log, input: Input, random: Random, diagnose = diagnoseRun): Promise<void> {
  const known = anyContext(random);
  const run = random.chance(0.7) ? defaultRun(log) : random.below(log.runs.length + 1);
  const column = random.chance(0.15) ? random.pick([...(log.runs[run]?.columns.keys() ?? []), "none"]) : undefined;
  const choice = { run, ...(column !== undefined && { column }) };
  const diagnosed = diagnose(log, choice, known);
  if ("problem" in diagnosed) {
    holdText(diagnosed.problem, log, "the problem");
  } else {
    const file = { log, run, ...diagnosed };
    holdText(diagnosisText(file), log, "the diagnosis");
    holdFinite(diagnosisData(file), "the diagnosis");
    holdSaved(file, random);
    if (diagnosed.diagnosis.question)
      readAnswer(diagnosed.diagnosis.question, random.pick(["1", "abc", "-3", "1e400"]));
  }
  const steps = random.chance(0.5) ? undefined : random.pick([1, 50, 1000, 1e9]);
  const foretold = forecastRun(log, choice, steps, known);
  if ("problem" in foretold) holdText(foretold.problem, log, "the problem of a forecast");
  else {
    holdFinite(foretold, "the forecast");
    if (foretold.pace && "series" in diagnosed)
      holdFinite(
        nextRunOf(anyConfig(random), foretold.pace, diagnosed.series, {
          ...diagnosed.series.settings,
          batchUnit: "sequences",
        }) ?? {},
        "the next run",
      );
    if (random.chance(0.3)) await holdForecastText(input, log, { steps, known });
  }
}

/** Holds that a diagnosed run can be saved, and comes back from the file. */
function holdSaved({ log, series, diagnosis }: FileDiagnosis, random: Random): void {
  if (!random.chance(0.3)) return;
  const { verdict, cause, confidence, summary } = diagnosis;
  // the plan is kept with the forecast
  const { plannedSteps: _, ...settings } = series.settings;
  const saved = toSavedLog({
    ...{ name: "log", format: log.format, points: series.reward.length, steps: series.step, reward: series.reward },
    ...(series.heldOut && { heldOut: { steps: series.heldOut.step, reward: series.heldOut.reward } }),
    ...{ verdict, cause, confidence, summary, settings },
  });
  const time = "2026-03-01T12:00:00.000Z";
  const run = {
    id: "0".repeat(32),
    created: time,
    changed: time,
    title: "",
    note: "",
    link: encodeLink(anyConfig(random)),
    log: saved,
  };
  const { runs, refused } = decodeRunsFile(encodeRunsFile([run]));
  hold(refused.length === 0, "stable", () => `the saved run is refused: ${refused[0]?.reason}`);
  hold(
    isDeepStrictEqual(runs[0]?.log, saved),
    "stable",
    () => `the saved log changes: ${JSON.stringify(runs[0]?.log)}`,
  );
}

/** What the command line prints of a forecast. */
async function holdForecastText(
  input: Input,
  log: Log,
  { steps, known }: { steps: number | undefined; known: RunContext },
): Promise<void> {
  for (const json of [false, true]) {
    const command = { name: "forecast", file: "log", json, known, ...(steps !== undefined && { steps }) } as const;
    const text = await printed(input.bytes, (io) => forecastCommand(command, io));
    holdText(text, log, "the forecast");
  }
}

/** Reads and diagnoses logs. */
export const diagnosisTarget = (diagnose: typeof diagnoseRun = diagnoseRun): Target => ({
  name: "diagnosis",
  parts: 4,
  isAsync: true,
  limit: 3000,
  largest: 1 << 17,
  make,
  readOnly: async ({ bytes }) => {
    const log = await readLog(bytes);
    return diagnoseRun(log, { run: defaultRun(log) }, {});
  },
  async read(input, random) {
    const log = await readLog(input.bytes);
    await holdDiagnosis(log, input, random, diagnose);
    return log;
  },
});
