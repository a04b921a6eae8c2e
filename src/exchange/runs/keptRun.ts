import { visible } from "../../schema/values/shown.ts";
import { encodeLink } from "../link/encodeLink.ts";
import { decodeLink } from "../link/link.ts";
import { type KeptLog, logMembers, readLog } from "./keptLog.ts";
import { objectOf, optional, type Readers, textOf, where } from "./reader.ts";

/** One entry of the notebook. */
export interface KeptRun {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** When it was kept and when it was last changed: ISO 8601 in UTC, milliseconds included. */
  readonly created: string;
  readonly changed: string;
  readonly title: string;
  /** The settings, as the hash that stands for them. */
  readonly link: string;
  readonly note: string;
  readonly log?: KeptLog | undefined;
}

export const LONGEST_TITLE = 200;
export const LONGEST_NOTE = 20_000;
/** More than any link of ours has; the link's own reader stops there too. */
const LONGEST_LINK = 8192;
/** Unknown members that are named. */
const MOST_NAMED = 10;

/** What `toISOString` writes for a year of four digits; these sort as texts. */
const isTime = (value: unknown): value is string =>
  typeof value === "string" &&
  value.length === 24 &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString() === value;
const time = where(isTime, "must be a time in UTC with milliseconds, such as 2026-03-01T12:00:00.000Z");
const isId = (value: unknown): value is string => typeof value === "string" && /^[0-9a-f]{32}$/.test(value);

const runMembers: Readers<KeptRun> = {
  id: where(isId, "must be 32 hexadecimal digits"),
  created: time,
  changed: time,
  title: textOf(LONGEST_TITLE),
  link: textOf(LONGEST_LINK),
  note: textOf(LONGEST_NOTE),
  log: optional(readLog),
};
const readRun = objectOf<KeptRun>(runMembers);

/** The members of a foreign object that have no meaning here. */
const strangers = (value: unknown, known: object, prefix = "") =>
  Object.keys(Object(value))
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => `${prefix}${visible(key)}`);

function unknownIn(value: object): string[] {
  const left = [...strangers(value, runMembers), ...("log" in value ? strangers(value.log, logMembers, "log.") : [])];
  if (left.length === 0) return [];
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : "";
  return [`unknown and left out: ${left.slice(0, MOST_NAMED).join(", ")}${more}`];
}

/** An entry as it can be kept, with what of it could not be taken, or the reason why it is refused. */
export type CheckedRun =
  | { readonly ok: true; readonly run: KeptRun; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * An entry of the notebook from anything: out of a stranger's file, or back from the disk. Its settings pass the checks of any link: where
 * none can be read the entry is refused, and where some cannot, `notes` names each. Never throws.
 */
export function checkRun(value: unknown): CheckedRun {
  const read = readRun(value);
  if (!read.ok) return { ok: false, reason: `${read.path.join(".")} ${read.message}`.trim() };
  const { config, problems, recognized } = decodeLink(read.value.link);
  const reasons = problems.map(({ reason }) => reason);
  if (recognized === 0) return { ok: false, reason: ["link holds no settings", ...reasons].join(": ") };
  return {
    ok: true,
    run: { ...read.value, link: encodeLink(config) },
    notes: [...reasons, ...unknownIn(Object(value))],
  };
}

/** Whether two checked entries say the same; a missing one is the same as a missing one. */
export const sameRun = (one: KeptRun | undefined, other: KeptRun | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
