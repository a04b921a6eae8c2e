import { isOld, OLD_MONTHS, type Provenance } from "../schema/fields/provenance.ts";
import { SITE } from "../schema/fields/site.ts";
import { type Chapter, type Explanation, reference } from "../schema/plan/reference.ts";

/** A source with the date it was checked, and a mark where that is long ago. */
function cited(source: Provenance, today: Date): string {
  const { title, url, asOf } = source;
  const name = url === SITE ? title : `[${title}](${url})`;
  return `${name}, checked ${asOf}${isOld(source, today) ? `; older than ${OLD_MONTHS} months` : ""}`;
}

function section({ field, label, does, facts, source }: Explanation, today: Date): string {
  const lines = facts.map(({ name, text, code, source: own }) => {
    const said = code ? `\`${text}\`` : text;
    return `- **${name}**: ${said}${own ? ` (${cited(own, today)})` : ""}`;
  });
  return [`### ${label} \`${field}\``, "", does, "", ...lines, `- **Source**: ${cited(source, today)}`, ""].join("\n");
}

const chapter = ({ title, about, explanations }: Chapter, today: Date) =>
  [`## ${title}`, "", about, "", ...explanations.map((explanation) => section(explanation, today))].join("\n");

/** The field-by-field reference as Markdown; sources are marked by their age on a day. */
export const referenceText = (today = new Date()): string =>
  [
    "# Parameters",
    "",
    "Every field of a Fireworks RFT job that Goldilocks knows, and of the case that it is for. Made from the entries in `src/schema/`",
    "by `npm run reference`; a test holds it current.",
    "",
    `Sources are marked by their age on ${today.toISOString().slice(0, 10)}.`,
    "",
    ...reference.map((part) => chapter(part, today)),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
