import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { Provenance } from "../../schema/fields/provenance.ts";
import type { LoggedSettings } from "../log/log.ts";
import { type Move, type Remedies, type Remedy, remedyFor } from "./remedies.ts";

/** One setting to change, by no more than a factor of 2 or two epochs. */
export interface SuggestedChange {
  /** A field of `RunConfig` where the run is a Fireworks job, else a key of `LoggedSettings`: then the values are in the trainer's own units. */
  readonly field: Move["field"] | "groupSize";
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  readonly source: Provenance;
}

/** The settings of a run: those of its log, and as a Fireworks job where it is one. */
export interface RunSettings {
  readonly settings: LoggedSettings;
  readonly job: Partial<RunConfig> | undefined;
}

/** What a run's log says as settings of a Fireworks job; undefined where another trainer wrote it. */
export function jobOf({ library, learningRate, loraRank, epochs, batchSize, batchUnit, ...rest }: LoggedSettings) {
  if (library !== "Fireworks") return undefined;
  const { temperature, groupSize: responseCandidatesCount, maxOutputTokens } = rest;
  const tokens = batchUnit === "sequences" ? undefined : batchSize;
  const job = {
    learningRate,
    loraRank,
    epochs,
    batchSize: tokens,
    temperature,
    responseCandidatesCount,
    maxOutputTokens,
  };
  return Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined)) as Partial<RunConfig>;
}

/** The remedy for a run: by the bands of its fields where it is a Fireworks job, by the direction alone elsewhere. */
export const remedyOf = (remedies: Remedies, { job }: RunSettings): Remedy | undefined =>
  job === undefined ? remedies.elsewhere : remedyFor(remedies, job);

/** The name that a log's settings give to a field. */
const keyOf = (field: Move["field"]) => (field === "responseCandidatesCount" ? "groupSize" : field);

/** The run's own value of a field; undefined where it is not known. */
export function settingOf(field: Move["field"], { settings, job }: RunSettings): number | undefined {
  const value = job === undefined ? settings[keyOf(field)] : job[field];
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}

/** A change at most doubles or halves a value; epochs go up by as many as the document says. */
const FACTOR = 2;
const EPOCHS_MORE = 1;

/** Fewer digits than a product of floating-point numbers has: 4e-6, not 0.0000039999. */
const tidy = (value: number) => Number(value.toPrecision(3));

function moved({ field, way }: Move, from: number): number {
  if (field === "epochs") return way === "up" ? from + EPOCHS_MORE : Math.max(1, Math.ceil(from / FACTOR));
  return tidy(way === "up" ? from * FACTOR : from / FACTOR);
}

/**
 * Returns the recommended value of the control to move to from a run's own value: at most twice or half of it, or, where no recommended value
 * is that near, the nearest recommended one, which is what the page suggests for such a value too. Undefined where none lies that way.
 */
export function recommendedMove(move: Move, from: number, config: RunConfig): number | undefined {
  const parameter: NumberParameter = parameters[move.field];
  const band = parameter.advice?.band(config);
  const isUp = move.way === "up";
  const ahead = (parameter.legal ?? parameter.scale.lattice).filter(
    (value) => zoneOf(value, band) === "right" && (isUp ? value > from : value < from),
  );
  const near = ahead.filter((value) => (isUp ? value / from : from / value) <= FACTOR * 1.001);
  const target = near.length > 0 ? moved(move, from) : from;
  const distance = (value: number) => Math.abs(Math.log(value / target));
  return (near.length > 0 ? near : ahead).toSorted((one, other) => distance(one) - distance(other))[0];
}

/** A job's settings with the defaults for what is not known of it. */
export const jobConfig = (job: Partial<RunConfig>): RunConfig => ({ ...defaultConfig, ...job });

/**
 * Returns the change that a remedy means for this run: to a recommended value where it is a Fireworks job, by a factor of 2 in its own
 * trainer's units elsewhere. Undefined where nothing moves.
 */
export function changeOf({ move, advice, source }: Remedy, own: RunSettings): SuggestedChange | undefined {
  const from = move && settingOf(move.field, own);
  if (move === undefined || from === undefined) return undefined;
  const to = own.job === undefined ? moved(move, from) : recommendedMove(move, from, jobConfig(own.job));
  if (to === undefined || to === from) return undefined;
  return { field: own.job === undefined ? keyOf(move.field) : move.field, from, to, reason: advice, source };
}
