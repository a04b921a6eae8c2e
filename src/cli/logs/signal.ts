import { type PassRates, passRatesOf } from "../../diagnosis/passRates/passRates.ts";
import { readRollouts } from "../../diagnosis/passRates/readRollouts.ts";
import type { Rollouts } from "../../diagnosis/passRates/rollouts.ts";
import { brief, percent } from "../../schema/fields/notation.ts";
import { visible } from "../../schema/values/quote.ts";
import { type ExitCode, exitCodes, type Io } from "../io.ts";
import { fileName } from "./fileDiagnosis.ts";

/** What `signal` is asked for. */
export interface SignalCommand {
  readonly name: "signal";
  /** Paths, read as one file; `-` is the standard input. */
  readonly files: readonly string[];
  readonly json: boolean;
  /** Prints the prompts whose rollouts all score the same, instead of the summary. */
  readonly dead: boolean;
}

/** Prints which prompts of scored rollouts teach. The exit code is `usage` where a file cannot be read or no prompt has two scores. */
export async function signal({ files, json, dead }: SignalCommand, io: Io): Promise<ExitCode> {
  const rollouts = await readRollouts(files.map((file) => ({ name: fileName(file), bytes: opened(file, io) })));
  const rates = rollouts.problem === undefined ? passRatesOf(rollouts) : { problem: rollouts.problem };
  if ("problem" in rates) {
    io.err(`goldilocks: ${files.map(fileName).join(", ")}: ${rates.problem}\n`);
    return exitCodes.usage;
  }
  for (const note of rollouts.notes) io.err(`note: ${visible(note, 500)}\n`);
  if (rates.single > 0) io.err(`note: left out of the shares: ${rates.single} with one score each.\n`);
  if (dead)
    for (const { label, score, rollouts: count } of rates.dead)
      io.out(`${JSON.stringify({ prompt: label, score, rollouts: count })}\n`);
  else io.out(json ? `${JSON.stringify(signalData(rates, rollouts), undefined, 2)}\n` : signalText(rates, rollouts));
  return exitCodes.ok;
}

/** A file that is opened when it is read: the stream of one that waits may fail unheard. */
async function* opened(file: string, io: Io): AsyncGenerator<Uint8Array> {
  yield* io.stream(file);
}

/** The pass rates as data: the keys that every reader may rely on first. never, mixed, always and usefulShare are shares, 0..1. */
function signalData({ dead, usefulShare, prompts, never, mixed, always, ...rest }: PassRates, rollouts: Rollouts) {
  const { format, promptField, scoreField, notes } = rollouts;
  return {
    prompts,
    never,
    mixed,
    always,
    usefulShare,
    dead: dead.length,
    ...rest,
    format,
    promptField,
    scoreField,
    notes,
  };
}

function signalText(rates: PassRates, { format, promptField, scoreField }: Rollouts): string {
  const { prompts, rollouts, never, mixed, always, rightFrom, passRate, usefulShare, readUpTo, dead, grader } = rates;
  const { distinct, lowest, highest, isConstant, ties, outside } = grader;
  const useful = [2, 4, 8, 16].map((n) => `n=${n} ${n > readUpTo ? "≈" : ""}${percent(usefulShare[n] ?? 0)}`);
  const lines = [
    `prompts: ${prompts}, ${rollouts} rollouts (${format}; prompt: ${visible(promptField)}, score: ${visible(scoreField, 200)})`,
    `never right ${percent(never)}, sometimes right ${percent(mixed)}, always right ${percent(always)} (right: score of ${brief(rightFrom)} or more)`,
    `pass rate: ${percent(passRate)}`,
    `groups with signal: ${useful.join(", ")}${readUpTo < 16 ? ` (≈: predicted from ${readUpTo} rollouts per prompt)` : ""}`,
    `prompts without signal: ${dead.length} (each with the same score for all its rollouts; list them with --dead)`,
    `grader: ${distinct} different scores, ${brief(lowest)} to ${brief(highest)}; two rollouts of one prompt score the same in ${percent(ties)} of the pairs`,
    ...(isConstant ? ["warning: the grader gives every rollout the same score: there is nothing to learn"] : []),
    ...(outside > 0 ? [`note: ${percent(outside)} of the scores are outside 0–1`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
