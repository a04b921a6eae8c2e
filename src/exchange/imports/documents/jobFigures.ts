import type { JobFigures } from "../../../schema/plan/jobFigures.ts";
import { visible } from "../../../schema/values/quote.ts";
import { isObject, type Json, type JsonObject } from "../../text/json.ts";
import { camelCase } from "../statements/names.ts";

/** Returns the member of a job under a name, in either spelling. */
export const member = (object: JsonObject, name: string): Json | undefined =>
  [...object].find(([key]) => camelCase(key) === name)?.[1];

/** Types of accelerators that are read. */
const MOST_TYPES = 20;
/** No job counts more; beyond it sums lose digits. */
const MOST = 1e15;

/** A count in the JSON of the service, which writes 64-bit integers as strings. */
function countOf(value: Json | undefined): number | undefined {
  const count =
    typeof value === "string" && /^\d{1,16}(?:\.\d{1,9})?s?$/.test(value) ? Number.parseFloat(value) : value;
  return typeof count === "number" && count > 0 && count <= MOST ? count : undefined;
}

/** Milliseconds since 1970 of a time as the service writes it. */
const timeOf = (value: Json | undefined) =>
  typeof value === "string" && value.length < 50 ? Date.parse(value) : Number.NaN;

/**
 * Reads what the service measured of a job (`acceleratorSeconds`, `jobProgress`, `createTime`, `completedTime` of Fireworks' API); undefined where it does not
 * say how long its accelerators worked, and on how much.
 */
export function jobFiguresIn(job: JsonObject): JobFigures | undefined {
  const seconds = member(job, "acceleratorSeconds") ?? null;
  const progress = member(job, "jobProgress") ?? null;
  if (!isObject(seconds) || !isObject(progress)) return undefined;
  const types = [...seconds].slice(0, MOST_TYPES).flatMap(([type, value]) => {
    const count = countOf(value);
    return count === undefined ? [] : [{ type: visible(type, 60), count }];
  });
  const acceleratorSeconds = types.reduce((sum, { count }) => sum + count, 0);
  const requests = countOf(member(progress, "totalProcessedRequests")) ?? countOf(member(progress, "outputRows"));
  const output = countOf(member(progress, "outputTokens"));
  const tokens = output === undefined ? undefined : output + (countOf(member(progress, "inputTokens")) ?? 0);
  if (acceleratorSeconds === 0 || (requests ?? tokens) === undefined) return undefined;
  const elapsed = (timeOf(member(job, "completedTime")) - timeOf(member(job, "createTime"))) / 1000;
  return {
    acceleratorSeconds,
    accelerators: types.map(({ type }) => type),
    ...(elapsed > 0 && { elapsedSeconds: elapsed }),
    ...(requests !== undefined && { requests }),
    ...(tokens !== undefined && { tokens }),
  };
}
