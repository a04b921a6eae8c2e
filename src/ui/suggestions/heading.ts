import type { VerdictName } from "../../schema/curve.ts";

const counted = (count: number, one: string) => (count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`]);

interface Counts {
  readonly errors: number;
  readonly suggestions: number;
  /** The verdict on the simulated runs; undefined where there is none. */
  readonly verdict: VerdictName | undefined;
  /** True while effects are being simulated: more suggestions may come. */
  readonly isWaiting: boolean;
}

/** Returns the heading of the suggestions: "1 error, 2 suggestions"; "No warnings" only of a healthy curve. */
export function headingOf({ errors, suggestions, verdict, isWaiting }: Counts): string {
  if (errors + suggestions > 0) return [...counted(errors, "error"), ...counted(suggestions, "suggestion")].join(", ");
  if (verdict === "healthy") return "No warnings";
  return verdict === undefined || isWaiting ? "Suggestions" : "No suggestions";
}
