import type { RunConfig } from "../fields/config.ts";
import type { Band, NumberParameter } from "../fields/parameter.ts";
import { type AdjustableField, parameters } from "../fields/parameters.ts";
import { bare, rangeText } from "../fields/phrase.ts";
import { notch } from "../fields/scale.ts";
import { findingsOf, listedBy } from "../findings/findings.ts";
import { quote } from "../values/quote.ts";
import { readNumber } from "../values/typedValue.ts";
import { checkField } from "../values/validate.ts";
import { rollouts, trainedTokens } from "./runSize.ts";

/** A setting that a sweep varies, and its values: legal, in rising order, each once. */
export interface Axis {
  readonly field: AdjustableField;
  readonly values: readonly number[];
}

/** Most runs of a sweep: a larger search is for an engine that stops bad runs early. */
export const MOST_RUNS = 64;
/** Longest list of values that is read, in characters. */
const LONGEST = 4000;
/** Most values of a list that are read. */
const MOST_VALUES = 200;

/** The range of a first sweep where the field has no band: two notches to each side of the default. */
const aroundDefault = ({ scale, default: usual }: NumberParameter): Band => ({
  low: notch(scale, usual, -2),
  high: notch(scale, usual, 2),
});

/** Most values within the band of a first sweep: more are thinned to the ends and the middle. */
const MOST_INSIDE = 4;

/** Returns the values of a first sweep: the band, thinned, and the next value of the slider on either side, to show both edges. */
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

/** The rule by which values between two ends are chosen. */
export type Spacing = "lattice" | "log" | "linear";

/** Significant digits of a generated value. */
const DIGITS = 2;

/**
 * Returns values from `low` to `high`: those of the slider, or `count` evenly spaced ones, each rounded to a legal value. An end beyond the hard
 * bounds is kept, so that it is refused by name rather than dropped in silence.
 */
export function valuesBetween(
  field: AdjustableField,
  low: number,
  high: number,
  spacing: Spacing,
  count: number,
): number[] {
  const { lattice } = parameters[field].scale;
  const ends = [low, high].map((value) => toLegal(field, value));
  if (spacing === "lattice") {
    const offered = lattice.filter((value) => value >= low && value <= high);
    return inOrder([...offered, ...ends.filter((value) => !checkField(field, value).ok)]);
  }
  const between = Array.from({ length: Math.max(0, count - 2) }, (_, i) => {
    const share = (i + 1) / (count - 1);
    const value = spacing === "log" && low > 0 ? low * (high / low) ** share : low + share * (high - low);
    return Number(value.toPrecision(DIGITS));
  });
  return inOrder([...between.map((value) => toLegal(field, value)), ...ends]);
}

/** Rounds a value to the nearest legal one; a value beyond the slider stays, to be refused. */
function toLegal(field: AdjustableField, value: number): number {
  const { scale, legal, whole } = parameters[field];
  if (value < (scale.lattice[0] ?? value) || value > (scale.lattice.at(-1) ?? value)) return value;
  if (legal) return legal.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
  return whole ? Math.round(value) : value;
}

const inOrder = (values: readonly number[]) => [...new Set(values)].sort((one, other) => one - other);

/** The legal values of a list, in rising order, each once, and the reason for each refused one. */
export interface Values {
  readonly values: readonly number[];
  readonly refused: readonly string[];
}

/** Splits a list into its values. A comma that separates thousands or decimals does not split. */
function partsOf(text: string, field: AdjustableField): string[] {
  const parts = text.split(/[;\s]+|,(?=\s)|,$/).filter((part) => part !== "");
  return parts.flatMap((part) => (readNumber(part, field).ok ? [part] : part.split(",").filter((one) => one !== "")));
}

/** Reads a list of values, separated by commas, semicolons or blanks. Takes any text and never throws. */
export function readValues(field: AdjustableField, text: string): Values {
  const { label } = parameters[field];
  if (text.length > LONGEST)
    return { values: [], refused: [`${label}: the list is too long. Enter at most ${MOST_VALUES} values.`] };
  const parts = partsOf(text, field);
  const values: number[] = [];
  const refused: string[] = [];
  for (const part of parts.slice(0, MOST_VALUES)) {
    const reading = readNumber(part, field);
    if (reading.ok) values.push(reading.value);
    else refused.push(reading.reason);
  }
  if (parts.length > MOST_VALUES)
    refused.push(
      `${label}: at most ${MOST_VALUES} values are read; ${quote(parts[MOST_VALUES])} and those after it are left out.`,
    );
  return { values: inOrder(values), refused: [...new Set(refused)] };
}

/** A sweep: its runs, the reasons for refused ones, and warnings. */
export interface Sweep {
  readonly axes: readonly Axis[];
  /** Every combination of the values of the axes, the first axis changing fastest; none where there are too many. */
  readonly runs: readonly RunConfig[];
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
  readonly rollouts: number;
  readonly trainedTokens: number;
}

/** Returns the warning about values that the document does not list. */
function undocumented({ field, values }: Axis): string[] {
  const parameter = parameters[field];
  const { documented, label } = parameter;
  if (documented === undefined) return [];
  const outside = values.filter((value) => value < documented.min || value > documented.max);
  if (outside.length === 0) return [];
  const { title, asOf } = listedBy(field);
  const listed = outside.map((value) => bare(parameter, value)).join(", ");
  return [
    `${label} ${listed}: outside the documented range, ${rangeText(parameter, { low: documented.min, high: documented.max })} (${title}, ${asOf}). The service may refuse ${outside.length === 1 ? "it" : "them"}.`,
  ];
}

function nothingFits(runs: readonly RunConfig[]): string[] {
  const without = runs.filter((run) => parameters.batchSize.advice?.band(run) === undefined).length;
  if (without === 0) return [];
  return [
    `In ${without} of ${runs.length} runs, no batch of two full-length sequences fits in the GPU memory, by the memory estimate.`,
  ];
}

/** Returns the config with every combination of the values of the axes. */
function combined(config: RunConfig, axes: readonly Axis[]): RunConfig[] {
  return axes.reduceRight<RunConfig[]>(
    (runs, { field, values }) => runs.flatMap((run) => values.map((value) => ({ ...run, [field]: value }))),
    [config],
  );
}

/** Plans the sweep of one or two axes over a config. An axis without values is ignored; of two axes of a field the first counts. */
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
        `${sum}: at most ${MOST_RUNS} fit in a sweep. Take fewer values; for a larger search use an engine that stops bad runs early.`,
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

/** Names a run within its sweep: "Learning rate 1e-4, Epochs 2". */
export const runName = (run: RunConfig, axes: readonly Axis[]): string =>
  axes.map(({ field }) => `${parameters[field].label} ${bare(parameters[field], run[field])}`).join(", ");
