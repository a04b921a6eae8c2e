import * as z from "zod/mini";
import { visible } from "../../schema/values/quote.ts";
import { decodeLink, encodeLink } from "../link/link.ts";
import { type SavedForecast, savedForecast } from "./savedForecast.ts";
import { type SavedLog, savedLog, shortText } from "./savedLog.ts";

// validators compiled with `new Function` would violate the content security policy
z.config({ jitless: true });

/** One entry of the notebook. */
export interface SavedRun {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** When it was kept and when it was last changed: ISO 8601 in UTC, milliseconds included. */
  readonly created: string;
  readonly changed: string;
  readonly title: string;
  /** The settings, as the hash that stands for them. */
  readonly link: string;
  readonly note: string;
  readonly log?: SavedLog | undefined;
  /** The forecast of the log when the run was kept. */
  readonly forecast?: SavedForecast | undefined;
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
const time = z.custom<string>(isTime, {
  error: "must be a time in UTC with milliseconds, such as 2026-03-01T12:00:00.000Z",
});

const ID = "must be 32 hexadecimal digits";

const savedRun = z.object(
  {
    id: z.string({ error: ID }).check(z.regex(/^[0-9a-f]{32}$/, { error: ID })),
    created: time,
    changed: time,
    title: shortText(LONGEST_TITLE),
    link: shortText(LONGEST_LINK),
    note: shortText(LONGEST_NOTE),
    log: z.optional(savedLog),
    forecast: z.optional(savedForecast),
  },
  { error: "must be an object" },
) satisfies z.ZodMiniType<SavedRun>;

/** The members of a foreign object that have no meaning here. */
const strangers = (value: unknown, known: object, prefix = "") =>
  Object.keys(Object(value))
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => `${prefix}${visible(key)}`);

function unknownIn(value: object): string[] {
  const left = [
    ...strangers(value, savedRun.shape),
    ...("log" in value ? strangers(value.log, savedLog.shape, "log.") : []),
    ...("forecast" in value ? strangers(value.forecast, savedForecast.shape, "forecast.") : []),
  ];
  if (left.length === 0) return [];
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : "";
  return [`unknown and left out: ${left.slice(0, MOST_NAMED).join(", ")}${more}`];
}

/** An entry as it can be kept, with what of it could not be taken, or the reason why it is refused. */
export type CheckedRun =
  | { readonly ok: true; readonly run: SavedRun; readonly notes: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * An entry of the notebook from anything: out of a stranger's file, or back from the disk. Its settings pass the checks of any link: where
 * none can be read the entry is refused, and where some cannot, `notes` names each. Never throws.
 */
export function checkRun(value: unknown): CheckedRun {
  const read = savedRun.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, reason: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() };
  }
  const { config, problems, recognized } = decodeLink(read.data.link);
  const reasons = problems.map(({ reason }) => reason);
  if (recognized === 0) return { ok: false, reason: ["link holds no settings", ...reasons].join(": ") };
  return {
    ok: true,
    run: { ...read.data, link: encodeLink(config) },
    notes: [...reasons, ...unknownIn(Object(value))],
  };
}

/** Whether two checked entries say the same; a missing one is the same as a missing one. */
export const sameRun = (one: SavedRun | undefined, other: SavedRun | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
