import type { RunConfig } from "../../schema/fields/config.ts";
import { linkKeys } from "../../schema/fields/linkKeys.ts";
import type { Axis } from "../../schema/plan/sweep.ts";
import { typedText } from "../../schema/values/fieldText.ts";

/** Longest name of a resource on Fireworks. */
const LONGEST = 63;
/** Room that is always left to the part that a person chose. */
const SHORTEST_PREFIX = 12;

const USUAL_PREFIX = "sweep";

/** Lower-case letters, digits and single inner dashes alone. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** The start of every id: a letter first, as a resource name has. */
function prefixOf(name: string, room: number): string {
  const cut = plain(plain(name).slice(0, room));
  return /^[a-z]/.test(cut) ? cut : plain(`${USUAL_PREFIX}-${cut}`.slice(0, room));
}

/** What a run is told apart by, in a name: lr-1e-4-rank-8. */
const valuesOf = (run: RunConfig, axes: readonly Axis[]) =>
  axes.map(({ field }) => `${linkKeys[field]}-${plain(typedText(field, run[field]))}`).join("-");

/**
 * A job id for each run: what a person named the sweep, the run's number, and its values. Lower-case letters, digits and dashes, at most 63,
 * a letter first; no two are alike, since the number is always whole.
 */
export function toJobIds(name: string, runs: readonly RunConfig[], axes: readonly Axis[]): string[] {
  const digits = String(runs.length).length;
  return runs.map((run, i) => {
    const number = String(i + 1).padStart(digits, "0");
    const values = valuesOf(run, axes).slice(0, LONGEST - SHORTEST_PREFIX - number.length - 2);
    const end = plain(`${number}-${values}`);
    return `${prefixOf(name, LONGEST - end.length - 1)}-${end}`;
  });
}
