import type { VerdictName } from "../../schema/curve.ts";
import type { Evidence } from "../trend/evidence.ts";
import type { Verdict } from "../verdict/verdict.ts";
import { between, figure, type Settings } from "./simulatedVerdict.ts";
import { simulatedVerdicts } from "./simulatedVerdicts.ts";

/** A few words for a verdict. */
export const verdictTitle = (name: VerdictName): string => simulatedVerdicts[name].title;

const runsOf = ({ runs }: Evidence) => (runs === 1 ? "The one simulated run" : `${runs} simulated runs`);
const collapsedRuns = ({ runs, collapsedShare }: Evidence) => Math.round(collapsedShare * runs);

/** How many runs end below half of their own peak, and where the others end where they are the majority. */
function collapses(seen: Evidence): string {
  const count = collapsedRuns(seen);
  if (seen.runs === 1) return `${runsOf(seen)} ${count === 1 ? "collapses" : "does not collapse"}.`;
  const others = count > 0 && count < seen.runs / 2 ? `; the others end near ${figure(seen.survivorsEnd)}` : "";
  return `${count === 0 ? "None" : count} of ${runsOf(seen)} ${count < 2 ? "collapses" : "collapse"}${others}.`;
}

/** A gap from this share of the gain on is told. */
const WIDE_GAP = 0.25;

const heldOutEnd = ({ heldOutEnd: heldOut, end, gap, gain }: Evidence) =>
  gap > WIDE_GAP * gain ? `${figure(heldOut)}, ${between(heldOut, end)} below train` : figure(heldOut);

/** One to three sentences about these simulated runs: what they show, how many collapse, and why where `settings` explain it. */
export function verdictSentence({ name, evidence }: Verdict, settings: Settings = {}): string {
  const { text, because, tellsHeldOut, hidesCollapses } = simulatedVerdicts[name];
  const heldOut = tellsHeldOut ? `; held-out ends at ${heldOutEnd(evidence)}` : "";
  const sentences = [
    `${text(evidence, settings)}${heldOut}.`,
    hidesCollapses ? undefined : collapses(evidence),
    because?.(evidence, settings),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}
