import type { RunConfig } from "../../schema/fields/config.ts";
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

/** A change doubles or halves a value; epochs go up by as many as the document says. */
const FACTOR = 2;
const EPOCHS_MORE = 1;

/** Fewer digits than a product of floating-point numbers has: 4e-6, not 0.0000039999. */
const tidy = (value: number) => Number(value.toPrecision(3));

function moved({ field, way }: Move, from: number): number {
  if (field === "epochs") return way === "up" ? from + EPOCHS_MORE : Math.max(1, Math.ceil(from / FACTOR));
  return tidy(way === "up" ? from * FACTOR : from / FACTOR);
}

/** The change that a remedy means for this run, within what Fireworks accepts where it is a job of theirs; undefined where it moves nothing. */
export function changeOf({ move, advice, source }: Remedy, own: RunSettings): SuggestedChange | undefined {
  const from = move && settingOf(move.field, own);
  if (move === undefined || from === undefined) return undefined;
  const { hard, whole } = parameters[move.field];
  const wanted = moved(move, from);
  const within = own.job === undefined ? wanted : Math.min(hard.max, Math.max(hard.min, wanted));
  const to = whole && own.job !== undefined ? Math.round(within) : within;
  const right = move.way === "up" ? to > from : to < from;
  if (!right) return undefined;
  return { field: own.job === undefined ? keyOf(move.field) : move.field, from, to, reason: advice, source };
}
