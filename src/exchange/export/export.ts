import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job, JobField } from "../../schema/fields/job.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";

/** A config in the form that a tool takes. */
export interface Export {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** What the tool cannot be told, or not exactly, and why; a sentence or two each. */
  readonly notes: readonly string[];
  /** What the tool needs and nobody has given: a placeholder stands in its place. */
  readonly missing: readonly Missing[];
  /** Why the tool refuses it as it is. */
  readonly refused: readonly string[];
}

export interface Missing {
  readonly field: JobField;
  /** What the text shows instead. No resource name has angle brackets, so it is never taken for a value. */
  readonly placeholder: string;
}

const given = (text: string) => text !== "";

const missingField = (field: JobField): Missing => ({
  field,
  placeholder: `<YOUR_${field.replace(/[A-Z]/g, "_$&").toUpperCase()}>`,
});

/** What a launch needs and the job does not have: a data set, an evaluator, and a model to start from. */
export function missingIn(job: Job): readonly Missing[] {
  const model = given(job.baseModel) || given(job.warmStartFrom);
  const needed: readonly [JobField, boolean][] = [
    ["dataset", given(job.dataset)],
    ["evaluator", given(job.evaluator)],
    ["baseModel", model],
  ];
  return needed.filter(([, there]) => !there).map(([field]) => missingField(field));
}

/** Why Fireworks refuses a job that names these. */
export const refusalsOf = (job: Job): readonly string[] =>
  jobFindings(job).flatMap(({ level, message }) => (level === "blocked" ? [message] : []));

/** The job as it is sent: with placeholders for what is missing. */
export function withPlaceholders(job: Job, missing: readonly Missing[] = missingIn(job)): Job {
  const holders = missing.map(({ field, placeholder }) => [field, placeholder]);
  return { ...job, ...Object.fromEntries(holders) };
}

/** FNV-1a of the text's bytes, 32 bits, as 8 hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

const LONGEST_NAME = 40;

/** The last part of a resource name, of letters, digits and inner dashes alone. */
export function safeName(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const plain = last.replace(/[^A-Za-z0-9]+/g, "-").slice(0, LONGEST_NAME);
  return plain.replace(/^-|-$/g, "");
}

/** A file name that tells texts apart: rft-my-model-1a2b3c4d.json, or rft-config-… where the model has no name. */
export const fileNameOf = (text: string, { outputModel }: Pick<Job, "outputModel">, extension: string): string =>
  `rft-${safeName(outputModel) || "config"}-${fingerprint(text)}.${extension}`;

/** The address as a comment line of a shell or of Python; what no address holds is left out, so it stays one line. */
export const linkComment = (link: string): string => `# ${link.replace(/[^\x21-\x7e]/g, "")}`;

/** What is true of everything but the document and the link. */
export const SCENARIO_STAYS =
  "The scenario and the seed are the preview's: only the link and the JSON document hold them.";

interface Launch extends Partial<Pick<Export, "missing" | "refused">> {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** The page's address with these settings; without it the text is the lines alone. */
  readonly link: string | undefined;
  readonly extension: string;
  readonly mediaType?: string;
}

/** The job in a language whose comments begin with #: the link and the notes as such, then its lines. */
export function toLaunch(
  job: Job,
  { lines, notes, link, extension, mediaType = "text/x-shellscript", missing, refused }: Launch,
): Export {
  const comments = link === undefined ? [] : [linkComment(link), ...notes.map((note) => `# ${note}`)];
  const text = `${[...comments, ...lines].join("\n")}\n`;
  return {
    text,
    fileName: fileNameOf(text, job, extension),
    mediaType,
    notes: [...notes, SCENARIO_STAYS],
    missing: missing ?? missingIn(job),
    refused: refused ?? refusalsOf(job),
  };
}

/** What there is to say about the parts of a request that every launch shares. */
export function launchNotes({ lossMethod, klBeta }: RunConfig): readonly string[] {
  return lossMethod !== "grpo" && klBeta === 0
    ? ["The KL weight of 0 is left out: without GRPO it means the same as none."]
    : [];
}
