import type { Provenance } from "../schema/fields/provenance.ts";
import { SITE } from "../schema/fields/site.ts";
import { type Chapter, type Explanation, reference } from "../schema/plan/reference.ts";

const cited = ({ title, url, asOf }: Provenance) =>
  url === SITE ? `${title}, ${asOf}` : `[${title}](${url}), ${asOf}`;

function section({ field, label, does, facts, source }: Explanation): string {
  const lines = facts.map(({ name, text, code, source: own }) => {
    const said = code ? `\`${text}\`` : text;
    return `- **${name}**: ${said}${own ? ` (${cited(own)})` : ""}`;
  });
  return [`### ${label} \`${field}\``, "", does, "", ...lines, `- **Source**: ${cited(source)}`, ""].join("\n");
}

const chapter = ({ title, about, explanations }: Chapter) =>
  [`## ${title}`, "", about, "", ...explanations.map(section)].join("\n");

/** The field-by-field reference as Markdown. */
export const referenceText = (): string =>
  [
    "# Parameters",
    "",
    "Every field of a Fireworks RFT job that Goldilocks knows, and of the case that it is for. Made from the entries in `src/schema/`",
    "by `npm run reference`; a test holds it current.",
    "",
    ...reference.map(chapter),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
