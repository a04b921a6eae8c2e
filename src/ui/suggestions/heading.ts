import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { VerdictName } from "../../schema/curve.ts";

const counted = (count: number, one: string) => (count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`]);

interface Counts {
  readonly errors: number;
  readonly suggestions: number;
  /** The verdict on the simulated runs; undefined where there is none. */
  readonly verdict: VerdictName | undefined;
}

/** Returns the heading of the suggestions: "1 error, 2 suggestions"; "No warnings" only of a healthy curve. */
export function headingOf({ errors, suggestions, verdict }: Counts): string {
  if (errors + suggestions > 0) return [...counted(errors, "error"), ...counted(suggestions, "suggestion")].join(", ");
  if (verdict === undefined) return "Suggestions";
  return verdict === "healthy" ? "No warnings" : verdictTitle(verdict);
}
