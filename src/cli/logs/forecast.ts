import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { diagnoseRun } from "../../diagnosis/diagnoseRun.ts";
import { isAtPlannedEnd } from "../../diagnosis/forecast/forecast.ts";
import {
  decisionOf,
  decisionText,
  durationText,
  NO_COLLAPSE,
  plannedText,
  returnStep,
} from "../../diagnosis/forecast/forecastText.ts";
import { forecastRun, type RunForecast } from "../../diagnosis/forecastRun.ts";
import { readLog } from "../../diagnosis/formats/readLog.ts";
import { brief, percent } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";
import { chosenRun, defaultRunText, fileName } from "./fileDiagnosis.ts";
import type { ForecastCommand } from "./forecastCommand.ts";

/** Prints where the run in a log is heading. The exit code is `usage` where the log has no reward or goes beyond the planned steps. */
export async function forecast({ file, json, steps, known, run, column }: ForecastCommand, io: Io): Promise<ExitCode> {
  const fail = (problem: string): ExitCode => {
    io.err(`goldilocks: ${fileName(file)}: ${problem}\n`);
    return exitCodes.usage;
  };
  // a stream that is opened before this wait may fail unheard
  const size = await io.sizeOf(file);
  const log = await readLog(io.stream(file), { size });
  if (log.problem !== undefined && log.runs.length === 0) return fail(log.problem);
  const index = chosenRun(log, run);
  if (typeof index !== "number") return fail(index.failure);
  const choice = { run: index, ...(column !== undefined && { column }) };
  const read = forecastRun(log, choice, steps, known);
  if ("problem" in read) return fail(read.problem);
  const chosen = defaultRunText({ log, run: index });
  if (chosen !== undefined && run === undefined) io.err(`note: this is ${chosen}. Choose with --run.\n`);
  for (const note of log.notes) io.err(`note: ${visible(note, 500)}\n`);
  const { planned } = read.forecast;
  if (read.countsPoints) io.err("note: the log has no steps: its points are counted, and those of --steps.\n");
  if (planned.from === "twice") io.err(`note: planned for ${plannedText(planned)}. Give it with --steps.\n`);
  const diagnosed = diagnoseRun(log, choice, known);
  const diagnosis = "problem" in diagnosed ? undefined : diagnosed.diagnosis;
  io.out(json ? `${JSON.stringify(forecastData(read, diagnosis), undefined, 2)}\n` : forecastText(read, diagnosis));
  return exitCodes.ok;
}

/** The forecast as data: the keys that every reader may rely on first. There is no end where it is too early, even if the reward has collapsed. */
function forecastData({ forecast, pace, secondsLeft }: RunForecast, diagnosis: Diagnosis | undefined) {
  const returnTo = returnStep(forecast, diagnosis);
  const { bestReward, planned, lastStep, observed, effectivePoints } = forecast;
  const shared = {
    ...decisionOf(forecast, diagnosis),
    bestReward,
    steps: planned.steps,
    stepsFrom: planned.from,
    lastStep,
    observed,
    effectivePoints,
    ...(returnTo !== undefined && { returnToStep: returnTo }),
    ...(pace && { secondsPerStep: pace.secondsPerStep, secondsLeft }),
  };
  if (forecast.decision === "too_early") return { ...shared, missing: forecast.missing };
  const { end, low, high, now, chanceOfMore, gainToCome, fan } = forecast;
  const gain = returnTo === undefined && gainToCome !== undefined ? { gainToCome } : {};
  return { end, low, high, ...shared, now, chanceOfMore, ...gain, fan };
}

function forecastText({ forecast, pace, secondsLeft }: RunForecast, diagnosis: Diagnosis | undefined): string {
  const returnTo = returnStep(forecast, diagnosis);
  const { planned, lastStep, observed, bestReward } = forecast;
  const { decision, bestStep } = decisionOf(forecast, diagnosis);
  const lines = [
    `decision: ${decision}`,
    decisionText(forecast, diagnosis),
    `planned: ${plannedText(planned)}; step ${brief(lastStep)} is reached (${percent(observed)})`,
  ];
  if (forecast.decision !== "too_early") {
    const { end, low, high, now, gainToCome } = forecast;
    lines.push(
      isAtPlannedEnd(forecast)
        ? `end: ${brief(end)} (mean of the last tenth)`
        : `end: ${brief(end)}, 80% interval ${brief(low)} to ${brief(high)} (mean of the last tenth); level at step ${brief(lastStep)}: ${brief(now)}`,
    );
    if (gainToCome !== undefined && returnTo === undefined)
      lines.push(`remaining gain: ${percent(gainToCome)} of the total gain`);
  }
  lines.push(`best checkpoint: step ${brief(bestStep)}, reward about ${brief(bestReward)}`);
  if (pace && secondsLeft !== undefined)
    lines.push(
      `time: ${brief(pace.secondsPerStep)} s per step (${visible(pace.column)}), ${durationText(secondsLeft)} left`,
    );
  return `${[...lines, ...(returnTo === undefined && !isAtPlannedEnd(forecast) ? [NO_COLLAPSE] : [])].join("\n")}\n`;
}
