import type { Series } from "../../log/log.ts";
import { type Ends, endsOf } from "./ends.ts";
import type { Sign } from "./sign.ts";

/** A column that has a start and an end. */
type Column = {
  [Name in keyof Series]-?: NonNullable<Series[Name]> extends Float64Array ? Name : never;
}[keyof Series];

/** Returns the sign that a column has changed from its start to its end; undefined of too few values, and where the change is none that shows. */
export function changed(
  series: Series,
  column: Column,
  shows: (ends: Ends) => boolean,
  text: (ends: Ends) => string,
): Sign | undefined {
  const ends = endsOf(series[column]);
  return ends && shows(ends) ? { text: text(ends), column, from: ends.from, to: ends.to } : undefined;
}
