import type { RunConfig } from "../fields/config.ts";
import type { Band, NumberParameter } from "../fields/parameter.ts";
import { type AdjustableField, parameters } from "../fields/parameters.ts";
import { bare, rangeText } from "../fields/phrase.ts";
import { notch } from "../fields/scale.ts";
import { findingsOf, listedBy } from "../findings/findings.ts";
import { quote } from "../values/quote.ts";
import { readNumber } from "../values/text.ts";
import { checkField } from "../values/validate.ts";
import { rollouts, trainedTokens } from "./runSize.ts";

/** One setting that a sweep varies, and its values: legal ones, in rising order, each once. */
export interface Axis {
  readonly field: AdjustableField;
  readonly values: readonly number[];
}

/** More runs than this are a search of its own: an engine that drops bad runs early does it better. */
export const MOST_RUNS = 64;
/** Longest text of values that is read, in characters. */
const LONGEST = 4000;
/** Values and refusals of one text that are looked at. */
const MOST_VALUES = 200;

/** Where no value is just right: two notches to each side of the default. */
const aroundDefault = ({ scale, default: usual }: NumberParameter): Band => ({
  low: notch(scale, usual, -2),
  high: notch(scale, usual, 2),
});

/** Values of the band that a first sweep takes: more than this are thinned to its ends and the one in the middle. */
const MOST_INSIDE = 4;

/** The band of a field, thinned, and the control's next value on either side, so that both of its edges show. */
export function usualValues(field: AdjustableField, config: RunConfig): number[] {
  const parameter = parameters[field];
  const { scale, documented } = parameter;
  const band = parameter.advice?.band(config) ?? aroundDefault(parameter);
  const inside = scale.lattice.filter((value) => value >= band.low && value <= band.high);
  const middle = inside.includes(parameter.default) ? parameter.default : inside[Math.floor(inside.length / 2)];
  const thinned = inside.length > MOST_INSIDE ? [inside[0], middle, inside.at(-1)] : inside;
  const beside = [
    scale.lattice.findLast((value) => value < band.low),
    scale.lattice.find((value) => value > band.high),
  ].filter((value) => value !== undefined);
  const listed = beside.filter((value) => !documented || (value >= documented.min && value <= documented.max));
  return inOrder([...thinned.filter((value) => value !== undefined), ...listed]);
}

/** How values between two ends are chosen. */
export type Spacing = "lattice" | "log" | "linear";

/** Digits of a value that nobody typed. */
const DIGITS = 2;

/**
 * Values from `low` to `high`: those that the control offers, or `count` evenly spaced ones, each made legal for whole numbers and for fields
 * that take certain values only. An end beyond the hard bounds is among them, so that it is refused by name and not dropped unseen.
 */
export function valuesBetween(
  field: AdjustableField,
  low: number,
  high: number,
  spacing: Spacing,
  count: number,
): number[] {
  const { lattice } = parameters[field].scale;
  const ends = [low, high].map((value) => madeLegal(field, value));
  if (spacing === "lattice") {
    const offered = lattice.filter((value) => value >= low && value <= high);
    return inOrder([...offered, ...ends.filter((value) => !checkField(field, value).ok)]);
  }
  const between = Array.from({ length: Math.max(0, count - 2) }, (_, i) => {
    const share = (i + 1) / (count - 1);
    const value = spacing === "log" && low > 0 ? low * (high / low) ** share : low + share * (high - low);
    return Number(value.toPrecision(DIGITS));
  });
  return inOrder([...between.map((value) => madeLegal(field, value)), ...ends]);
}

/** The nearest value that the field takes, unless it lies beyond the control: then itself, to be refused. */
function madeLegal(field: AdjustableField, value: number): number {
  const { scale, legal, whole } = parameters[field];
  if (value < (scale.lattice[0] ?? value) || value > (scale.lattice.at(-1) ?? value)) return value;
  if (legal) return legal.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
  return whole ? Math.round(value) : value;
}

const inOrder = (values: readonly number[]) => [...new Set(values)].sort((one, other) => one - other);

/** What a text of values says: the legal ones in rising order, each once, and why each other one is refused, by its name. */
export interface Values {
  readonly values: readonly number[];
  readonly refused: readonly string[];
}

/** The parts of a text that may be a number each. A comma that sets off thousands or decimals stays in its part. */
function partsOf(text: string, field: AdjustableField): string[] {
  const parts = text.split(/[;\s]+|,(?=\s)|,$/).filter((part) => part !== "");
  return parts.flatMap((part) => (readNumber(part, field).ok ? [part] : part.split(",").filter((one) => one !== "")));
}

/** Reads values that are set apart by commas, semicolons or blanks. Takes any text and never throws. */
export function readValues(field: AdjustableField, text: string): Values {
  const { label } = parameters[field];
  if (text.length > LONGEST) return { values: [], refused: [`${label}: the list of values is too long to be read.`] };
  const parts = partsOf(text, field);
  const values: number[] = [];
  const refused: string[] = [];
  for (const part of parts.slice(0, MOST_VALUES)) {
    const reading = readNumber(part, field);
    if (reading.ok) values.push(reading.value);
    else refused.push(reading.reason);
  }
  if (parts.length > MOST_VALUES)
    refused.push(`${label}: ${quote(parts[MOST_VALUES])} and what follows is more than is read of one list.`);
  return { values: inOrder(values), refused: [...new Set(refused)] };
}

/** A sweep: its runs, what was refused, and what to know before it is started. */
export interface Sweep {
  readonly axes: readonly Axis[];
  /** Every combination of the axes' values, the first axis changing fastest; none where there are too many. */
  readonly runs: readonly RunConfig[];
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
  readonly rollouts: number;
  readonly trainedTokens: number;
}

/** Values that the service takes and the document does not list. */
function undocumented({ field, values }: Axis): string[] {
  const parameter = parameters[field];
  const { documented, label } = parameter;
  if (documented === undefined) return [];
  const outside = values.filter((value) => value < documented.min || value > documented.max);
  if (outside.length === 0) return [];
  const { title, asOf } = listedBy(field);
  const listed = outside.map((value) => bare(parameter, value)).join(", ");
  return [
    `${label} ${listed}: outside of ${rangeText(parameter, { low: documented.min, high: documented.max })}, which is what “${title}” lists (${asOf}). The service may refuse ${outside.length === 1 ? "it" : "them"}.`,
  ];
}

function nothingFits(runs: readonly RunConfig[]): string[] {
  const without = runs.filter((run) => parameters.batchSize.advice?.band(run) === undefined).length;
  if (without === 0) return [];
  return [
    `In ${without} of ${runs.length} runs no batch of two full-length sequences fits in the GPU memory, by the memory estimate.`,
  ];
}

/** The combinations of the axes' values laid over a config. */
function combined(config: RunConfig, axes: readonly Axis[]): RunConfig[] {
  return axes.reduceRight<RunConfig[]>(
    (runs, { field, values }) => runs.flatMap((run) => values.map((value) => ({ ...run, [field]: value }))),
    [config],
  );
}

/** The sweep of one or two axes over a config. An axis without values leaves its setting as it is; of a field given twice the first axis counts. */
export function planSweep(config: RunConfig, given: readonly Axis[]): Sweep {
  const axes = given.filter(
    ({ field, values }, i) => values.length > 0 && given.findIndex((axis) => axis.field === field) === i,
  );
  const count = axes.reduce((product, { values }) => product * values.length, axes.length === 0 ? 0 : 1);
  const nothing = { axes, runs: [], warnings: [], rollouts: 0, trainedTokens: 0 };
  if (count > MOST_RUNS) {
    const product = axes.map(({ values }) => values.length).join(" × ");
    const sum = axes.length === 1 ? `${count} runs` : `${product} = ${count} runs`;
    return {
      ...nothing,
      refused: [
        `${sum}: at most ${MOST_RUNS} are planned here. Take fewer values; a larger search is for an engine that stops bad runs early.`,
      ],
    };
  }
  if (count === 0) return { ...nothing, refused: [] };
  const all = combined(config, axes);
  const blocking = (run: RunConfig) => findingsOf(run).filter(({ level }) => level === "blocked");
  const runs = all.filter((run) => blocking(run).length === 0);
  const refused = [...new Set(all.flatMap(blocking).map(({ message }) => message))];
  return {
    axes,
    runs,
    refused,
    warnings: [...axes.flatMap(undocumented), ...nothingFits(runs)],
    rollouts: runs.reduce((sum, run) => sum + rollouts(run), 0),
    trainedTokens: runs.reduce((sum, run) => sum + trainedTokens(run), 0),
  };
}

/** What tells a run from the others of its sweep: "Learning rate 1e-4, Epochs 2". */
export const runName = (run: RunConfig, axes: readonly Axis[]): string =>
  axes.map(({ field }) => `${parameters[field].label} ${bare(parameters[field], run[field])}`).join(", ");
