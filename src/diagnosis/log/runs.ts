import { visible } from "../../schema/values/quote.ts";
import type { Log } from "./log.ts";
import { partRun } from "./partRun.ts";
import { pickRows } from "./pickRows.ts";
import { createPoints, createTally, LARGEST_VALUE, type Points, type UnpartedRun } from "./points.ts";
import { withoutRepeats } from "./repeats.ts";
import { rewardColumns } from "./rewardColumns.ts";

/** Lines that are named one by one. */
const MOST_NAMED = 5;
/** Runs of one file that are kept apart. */
const MOST_RUNS = 1000;

/** The runs of one file while they are read, and what there is to say about it. */
export interface Runs {
  /** The run of this name, new where there was none; past the limit the last one. */
  of(name: string): Points;
  /** The run that was begun last. */
  last(): Points | undefined;
  /** A line or row that could not be read, or not wholly. */
  broken(line: number): void;
  note(text: string): void;
  finish(format: string): Log;
}

export function createRuns(): Runs {
  const tally = createTally();
  const points = new Map<string, Points>();
  const brokenLines: number[] = [];
  const notes: string[] = [];
  let brokenCount = 0;
  let last: Points | undefined;

  function of(name: string): Points {
    const found = points.get(name);
    if (found) return found;
    if (last && points.size >= MOST_RUNS) return last;
    last = createPoints(visible(name, 80), tally);
    points.set(name, last);
    return last;
  }

  function allNotes(): string[] {
    const more = brokenCount > brokenLines.length ? ` and ${brokenCount - brokenLines.length} more` : "";
    const which = `${brokenLines.join(", ")}${more}`;
    const { notNumbers, tooLarge, firstTooLarge, isFull } = tally;
    return [
      ...notes,
      ...(brokenCount === 1 ? [`Line ${which} could not be read whole; what is whole of it was used.`] : []),
      ...(brokenCount > 1
        ? [`${brokenCount} lines could not be read whole (lines ${which}); what is whole of them was used.`]
        : []),
      ...(notNumbers > 0
        ? [`${notNumbers} ${notNumbers === 1 ? "value is" : "values are"} NaN or infinite and left out.`]
        : []),
      ...(firstTooLarge
        ? [
            `${tooLarge} ${tooLarge === 1 ? "value is" : "values are"} beyond ${LARGEST_VALUE} and left out, the first ${firstTooLarge.value} in ${visible(firstTooLarge.column, 60)} at point ${firstTooLarge.point}.`,
          ]
        : []),
      ...(isFull ? ["There are more columns than can be held: some were left out."] : []),
      ...(points.size >= MOST_RUNS ? [`More than ${MOST_RUNS} runs are in this file: the rest were read as one.`] : []),
    ];
  }

  const own: Runs = {
    of,
    last: () => last,
    broken(line) {
      brokenCount++;
      if (brokenLines.length < MOST_NAMED) brokenLines.push(line);
    },
    note: (text) => void (notes.length < 20 && !notes.includes(text) && notes.push(text)),
    finish(format) {
      const all = [...points.values()].map((run) => run.finish()).filter(({ step }) => step.length > 0);
      // what stands outside of all runs holds for each
      const around = points.get("")?.count === 0 ? points.get("")?.settings.finish(new Map()) : undefined;
      const parted = withReward(all).flatMap(splitByNumber).map(partRun);
      const parts = parted.flatMap((part) => part.runs);
      const kept = withoutRepeats(parts);
      for (const { note } of parted) if (note !== undefined) own.note(note);
      if (kept.length < parts.length) own.note(repeatNote(parts.length - kept.length));
      const runs = kept.map((run) => ({ ...run, settings: { ...around, ...run.settings } }));
      return runs.length > 0
        ? { format, runs, notes: allNotes() }
        : {
            format,
            runs: [],
            notes: allNotes(),
            problem: "This log holds no numbers that could be the course of a run.",
          };
    },
  };
  return own;
}

const repeatNote = (count: number) =>
  count === 1
    ? "A run repeats the beginning of another; it was left out."
    : `${count} runs repeat the beginning of another; they were left out.`;

/** Fireworks' cookbook logs the producer of rollouts into the same file, by a clock of its own: its rows are no steps of the optimizer. */
const PRODUCER = "producer/event";

/** Members that name the run of a row, where a file holds several. */
const runNames = ["run", "run_name", "run_id", "experiment", "experiment_name", "exp_name", "exp", "trial"];

/** Members that say what the `value` of a row is, where each value has a row of its own. */
const metricNames = ["metric", "tag", "key", "name"];

const textOf = (record: object, names: readonly string[]): string | undefined => {
  const own = names.map((name) =>
    Object.hasOwn(record, name) ? (record as Record<string, unknown>)[name] : undefined,
  );
  return own.find((value): value is string => typeof value === "string");
};

/**
 * Adds one row of a log: its numbers under their names, inner ones as “outer/inner”. A row of a single named value belongs to the point
 * of its step.
 */
export function addRecord(runs: Runs, record: object, name = "") {
  if (Object.hasOwn(record, PRODUCER)) return;
  const points = runs.of([name, textOf(record, runNames)].filter(Boolean).join("/"));
  const { value, step } = record as { value?: unknown; step?: unknown };
  const metric = typeof value === "number" ? textOf(record, metricNames) : undefined;
  if (metric === undefined || typeof value !== "number") {
    points.setMembers(record);
    points.endPoint();
  } else addValue(points, metric, value, typeof step === "number" ? step : undefined);
}

/** Adds one value; those of one step that follow each other are one point. */
export function addValue(points: Points, metric: string, value: number, step: number | undefined) {
  const isNext = step !== undefined && points.valueOf("step") !== undefined && points.valueOf("step") !== step;
  if (isNext || points.has(metric)) points.endPoint();
  points.set(metric, value);
  if (step !== undefined) points.set("step", step);
}

/** In the order of the file; runs without a reward only where none has one. */
function withReward(runs: readonly UnpartedRun[]): readonly UnpartedRun[] {
  const some = runs.filter((run) => rewardColumns(run).length > 0);
  return some.length > 0 ? some : runs.filter(({ columns }) => columns.size > 0);
}

/** A column whose number names the run of a row: a seed, or the number of a run. */
const runNumber = /^(?:(?:random_?)?seed|(?:run|trial|experiment|exp)(?:_?(?:id|idx|index|num|number))?)$/i;
/** More numbers than this count something else. */
const MOST_NUMBERS = 50;

/** One run for each seed or number of a run where a table holds several under a column of that name. */
function splitByNumber(run: UnpartedRun): readonly UnpartedRun[] {
  const column = [...run.columns.keys()].find((name) => runNumber.test(name));
  const numbers = column === undefined ? undefined : run.columns.get(column);
  if (!numbers) return [run];
  const rowsOf = new Map<number, number[]>();
  let number = numbers.find(Number.isFinite) ?? Number.NaN;
  for (const [row, own] of numbers.entries()) {
    // a row without one belongs to the run before it
    if (Number.isFinite(own)) number = own;
    const rows = rowsOf.get(number);
    if (rows) rows.push(row);
    else rowsOf.set(number, [row]);
  }
  const isSplit =
    rowsOf.size > 1 && rowsOf.size <= MOST_NUMBERS && [...rowsOf.values()].every((rows) => rows.length > 2);
  if (!isSplit) return [run];
  const word = /seed/i.test(column ?? "") ? "seed" : "run";
  return [...rowsOf].map(([number, rows]) => ({ ...pickRows(run, rows, `${word} ${number}`), marks: [] }));
}
