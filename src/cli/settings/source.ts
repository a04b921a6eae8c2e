import { applyImport, decodeImport } from "../../exchange/imports/import.ts";
import type { ImportRow } from "../../exchange/imports/statements/statement.ts";
import { decodeLink } from "../../exchange/link/link.ts";
import type { Problem } from "../../exchange/link/problem.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import { visible } from "../../schema/values/quote.ts";
import type { Failure, Io } from "../io.ts";
import { systemErrorText } from "../systemError.ts";

/** The config that an operand stands for. */
export interface Source {
  readonly config: RunConfig;
  /** What it says that names the job; a link says nothing of it. */
  readonly job: Partial<Job>;
  /** Values of known settings that could not be taken. */
  readonly refused: readonly string[];
  /** What else was left out. */
  readonly ignored: readonly string[];
  /** Settings that it leaves to the service, and what is to be said of each. */
  readonly unset: ReadonlyMap<Field, string>;
  /** What is to be said of the operand as a whole. */
  readonly notes: readonly string[];
}

/** The job of a source with what the flags say of it instead; a flag that names one model to start from takes the place of the other. */
export function jobOf(source: Source, given: Partial<Job>): Job {
  const { baseModel, warmStartFrom } = given;
  const other = { ...(baseModel ? { warmStartFrom: "" } : {}), ...(warmStartFrom ? { baseModel: "" } : {}) };
  return { ...emptyJob, ...source.job, ...other, ...given };
}

const looksLikeLink = (operand: string) => /^#|:\/\/|^\w+=/.test(operand);

/** A link without its end stands for other settings than those that were sent. */
const isAboutSetting = ({ kind }: Problem) => kind === "refused" || kind === "repeated" || kind === "cut";

function fromLink(text: string): Source | Failure {
  const { config, problems, recognized } = decodeLink(text);
  if (recognized === 0 && problems.length > 0) {
    const version = problems.find(({ key }) => key === "v");
    return { failure: version?.reason ?? "This is not a Goldilocks link: it has no key that is known here." };
  }
  return {
    config,
    job: {},
    notes: [],
    unset: new Map(),
    refused: problems.filter(isAboutSetting).map(({ reason }) => reason),
    ignored: problems.filter((problem) => !isAboutSetting(problem)).map(({ reason }) => reason),
  };
}

/** Why a row was not taken; where it stands comes first when the reason does not say it. */
const refusal = ({ path, at, reason = "" }: ImportRow) => (at === undefined ? reason : `${path} at ${at}: ${reason}`);
const omission = ({ path, at, reason = "" }: ImportRow) => `${path}${at === undefined ? "" : ` at ${at}`}: ${reason}`;

function fromFile(name: string, bytes: Uint8Array): Source | Failure {
  const { values, job, rows, notes, problem } = decodeImport(bytes);
  if (problem !== undefined) return { failure: `${name}: ${problem}` };
  return {
    config: applyImport(defaultConfig, values),
    job,
    refused: rows.filter(({ outcome }) => outcome === "refused").map(refusal),
    ignored: rows.filter(({ outcome }) => outcome === "ignored").map(omission),
    unset: new Map(rows.filter(({ outcome }) => outcome === "unset").map((row) => [row.field as Field, omission(row)])),
    notes,
  };
}

/** The config of LINK_OR_FILE: a link, `#` for the defaults, `-` for the standard input, else a file; or why there is none. */
export async function readSource(operand: string, io: Io): Promise<Source | Failure> {
  if (operand === "") return { failure: "LINK_OR_FILE is empty. Write # for the defaults." };
  if (operand !== "-" && looksLikeLink(operand)) return fromLink(operand);
  const name = operand === "-" ? "standard input" : visible(operand, 200);
  try {
    return fromFile(name, await (operand === "-" ? io.stdin() : io.readFile(operand)));
  } catch (error) {
    return { failure: `${name} cannot be read: ${systemErrorText(error)}` };
  }
}
