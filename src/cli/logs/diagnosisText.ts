import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Sign } from "../../diagnosis/verdict/signs/sign.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { visible } from "../../schema/values/quote.ts";
import { type FileDiagnosis, runText } from "./fileDiagnosis.ts";

/** The change as one types it: rates with an exponent, 1e-6 to 5e-7. */
function changeText({ field, from, to, reason, source }: NonNullable<Diagnosis["change"]>): string {
  const name = field === "groupSize" ? "responseCandidatesCount" : field;
  const value = (number: number) => typedText(name, number);
  return `change: ${field} ${value(from)} to ${value(to)}: ${reason} (${source.title}, ${source.asOf})`;
}

/** One sign: what, where, what to do, and whose limit it is. */
function evidenceText({ text, column, level, remedy, source }: Sign): string {
  const place = column ? ` (${column})` : "";
  if (level === undefined) return `evidence: ${text}${place}`;
  return `evidence: ${level}: ${text}${place}${remedy ? `. ${remedy}` : ""}${source ? ` (limit: ${source})` : ""}`;
}

/** What could not be checked, each missing column once. */
function uncheckedText(unchecked: Diagnosis["unchecked"]): readonly string[] {
  const byColumn = new Map<string, string[]>();
  for (const { what, needs } of unchecked) byColumn.set(needs, [...(byColumn.get(needs) ?? []), what]);
  const columns = [...byColumn].map(([needs, all]) => `${needs} (${all.join(", ")})`);
  return columns.length > 0 ? [`not checked, as the log has no column for it: ${columns.join("; ")}`] : [];
}

/** The diagnosis in lines of text. */
export function diagnosisText(read: FileDiagnosis): string {
  const { diagnosis, series } = read;
  const run = runText(read);
  const { change, question, needed, lookAt, ruledOut, unchecked, alternatives } = diagnosis;
  const lines = [
    `verdict: ${diagnosis.verdict} (${diagnosis.confidence} confidence)`,
    `cause: ${diagnosis.cause}`,
    ...(alternatives.length > 0 ? [`it could also be: ${alternatives.join(", ")}`] : []),
    diagnosis.summary,
    ...diagnosis.evidence.map(evidenceText),
    ...(lookAt ? [`look at: ${lookAt}`] : []),
    ...(needed ? [`to tell more: ${needed}`] : []),
    ...(change ? [changeText(change)] : []),
    ...(question ? [`question: ${question.text}`] : []),
    ...ruledOut.map(({ what, why }) => `ruled out: ${what}: ${why}`),
    ...uncheckedText(unchecked),
    `read: ${series.reward.length} points of ${series.rewardColumn}${run === undefined ? "" : ` (${run})`}`,
  ];
  return `${lines.map((line) => visible(line, 2000)).join("\n")}\n`;
}
