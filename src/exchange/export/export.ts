import type { RunConfig } from "../../schema/fields/config.ts";
import type { Job, JobField } from "../../schema/fields/job.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";

/** A config in the format of a tool. */
export interface Export {
  readonly text: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** What the format does not support or rounds, and why; a sentence or two each. */
  readonly notes: readonly string[];
  /** Required job fields that are not given: the text has placeholders for them. */
  readonly missing: readonly Missing[];
  /** Reasons for which the tool would refuse it. */
  readonly refused: readonly string[];
}

export interface Missing {
  readonly field: JobField;
  /** Text in place of the value. No resource name has angle brackets, so it is never taken for one. */
  readonly placeholder: string;
}

const given = (text: string) => text !== "";

const missingField = (field: JobField): Missing => ({
  field,
  placeholder: `<YOUR_${field.replace(/[A-Z]/g, "_$&").toUpperCase()}>`,
});

/** Returns the required fields that the job lacks: dataset, evaluator, and a model to start from. */
export function missingIn(job: Job): readonly Missing[] {
  const model = given(job.baseModel) || given(job.warmStartFrom);
  const needed: readonly [JobField, boolean][] = [
    ["dataset", given(job.dataset)],
    ["evaluator", given(job.evaluator)],
    ["baseModel", model],
  ];
  return needed.filter(([, there]) => !there).map(([field]) => missingField(field));
}

/** Returns the reasons for which Fireworks refuses the job. */
export const refusalsOf = (job: Job): readonly string[] =>
  jobFindings(job).flatMap(({ level, message }) => (level === "blocked" ? [message] : []));

/** Returns the job with placeholders for missing fields. */
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

/** Returns the last part of a resource name, reduced to letters, digits and inner dashes. */
export function safeName(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const plain = last.replace(/[^A-Za-z0-9]+/g, "-").slice(0, LONGEST_NAME);
  return plain.replace(/^-|-$/g, "");
}

/** Returns a file name with a hash of the text: rft-my-model-1a2b3c4d.json, or rft-config-… without an output model. */
export const fileNameOf = (text: string, { outputModel }: Pick<Job, "outputModel">, extension: string): string =>
  `rft-${safeName(outputModel) || "config"}-${fingerprint(text)}.${extension}`;

/** Returns the address as a comment line of a shell or of Python, without characters that no address has, so that it stays one line. */
export const linkComment = (link: string): string => `# ${link.replace(/[^\x21-\x7e]/g, "")}`;

/** Note of every format but the config file and the link. */
export const SCENARIO_STAYS = "Setup and seed belong to the preview: only the link and the config file hold them.";

interface Launch extends Partial<Pick<Export, "missing" | "refused">> {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** The page's address with these settings; without it the text is the lines alone. */
  readonly link: string | undefined;
  readonly extension: string;
  readonly mediaType?: string;
}

/** Exports a job in a language with # comments: link and notes as comments, then the lines. */
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

/** Returns the notes on the settings that every launch shares. */
export function launchNotes({ lossMethod, klBeta }: RunConfig): readonly string[] {
  return lossMethod !== "grpo" && klBeta === 0 ? ["KL weight 0 left out: without GRPO it means the same as none."] : [];
}
