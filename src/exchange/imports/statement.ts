import type { Field, RunConfig } from "../../schema/fields/config.ts";
import type { Job, JobField } from "../../schema/fields/job.ts";
import { requestName } from "../../schema/fields/layout.ts";
import { checkJobField } from "../../schema/values/checkJob.ts";
import { quote } from "../../schema/values/quote.ts";
import { holdsSecret } from "../../schema/values/secret.ts";
import { type About, type AboutField, isAboutField } from "./names.ts";
import { isGroup, isUnread, type ParsedValue } from "./parsedValue.ts";
import { isEmpty, isPlaceholder, readSetting, readZero, type Taken, type ValueSyntax } from "./readValue.ts";

/** What became of one thing that a text says. */
export interface ImportRow {
  /** Where it stands: trainingConfig.epochs, or --epochs. */
  readonly path: string;
  readonly field?: Field | JobField;
  /** renamed: accepted, under another name than today's. unset: the text leaves it to the service's default. */
  readonly outcome: "accepted" | "renamed" | "ignored" | "refused" | "unset";
  readonly reason?: string;
  /** The value that was accepted. */
  readonly value?: RunConfig[Field] | Job[JobField];
  /** The text does not have it: this follows from what it leaves out. */
  readonly absent?: true;
  /** Where it stands in the text, as line:column, where the path alone does not find it. */
  readonly at?: string;
  /** It was dropped because it gives access to something. */
  readonly secret?: true;
}

/** One thing that a text says, whatever the text's form. */
export interface Statement {
  /** Where it stands, as the text spells it, every character visible. */
  readonly path: string;
  readonly about: About;
  readonly value: ParsedValue;
  readonly at?: string;
  /** Why it is taken for what it is, where the text has another name for it. */
  readonly renamed?: string;
  /** What else is to be said of it. */
  readonly note?: string;
  /** The text does not have it: its value is a default of the tool that reads the text. */
  readonly absent?: true;
}

/** The reason for leaving a secret out. */
export const SECRET = "a secret; dropped, and neither shown nor kept";

/** How many things of one kind are listed one by one. */
const MOST_LISTED = 50;

/** What is read from a text: legal values, and a row for each thing in it. */
export interface Resolved {
  readonly values: Partial<RunConfig>;
  readonly job: Partial<Job>;
  /** Rows of settings and job details, accepted or refused. */
  readonly taken: readonly ImportRow[];
  /** Everything else. */
  readonly ignored: readonly ImportRow[];
}

const place = ({ path, at, absent }: Statement) => ({
  path,
  ...(at === undefined ? {} : { at }),
  ...(absent ? { absent } : {}),
});

/** The statement of each field that counts: the last one under today's name, else the last one under an older name. */
function winners(statements: readonly Statement[]): Map<string, Statement> {
  const found = new Map<string, Statement>();
  for (const statement of statements) {
    const { about } = statement;
    if (!isAboutField(about)) continue;
    const before = found.get(about.field)?.about;
    if (about.old && before && isAboutField(before) && !before.old) continue;
    found.set(about.field, statement);
  }
  return found;
}

const nameOf = (about: AboutField) => (about.kind === "setting" ? requestName(about.field) : about.field);

function loser(statement: Statement, about: AboutField, twice: string): ImportRow {
  const reason = about.old ? `an old name of ${nameOf(about)}, which is there too` : twice;
  return { ...place(statement), outcome: "ignored", reason };
}

/** The row of a secret, which says whether there was one. */
function dropped(statement: Statement): ImportRow {
  const { value } = statement;
  const where = { ...place(statement), outcome: "ignored" as const };
  if (isUnread(value)) return { ...where, reason: "a secret that is not in the text itself; left out" };
  if (value === null || value === "") return { ...where, reason: "empty: not given" };
  return { ...where, reason: SECRET, secret: true };
}

/** What one statement that counts gives: its value, and its row. */
function resolveOne(statement: Statement, about: AboutField, syntax: ValueSyntax) {
  const { value, renamed, note } = statement;
  const { field } = about;
  const where = { ...place(statement), field };
  if (isUnread(value)) return { row: { ...where, outcome: "refused" as const, reason: value.unread } };
  if (isEmpty(value, syntax) && (about.kind === "job" || value === null)) {
    return {
      row: {
        ...place(statement),
        outcome: "ignored" as const,
        reason: `${value === "" ? "empty" : "null"}: not given`,
      },
    };
  }
  if (about.kind === "job" && typeof value === "string" && holdsSecret(value)) return { row: dropped(statement) };
  if (isPlaceholder(about, value)) {
    return { row: { ...place(statement), outcome: "ignored" as const, reason: "a placeholder: not given" } };
  }
  const zero = readZero(about, value, syntax);
  if (zero === "not given") {
    return { row: { ...place(statement), outcome: "ignored" as const, reason: "0: not given" } };
  }
  // true and false are texts to the form
  const plain = isGroup(value) ? {} : about.kind === "job" && typeof value === "boolean" ? String(value) : value;
  const taken: Taken =
    zero ??
    (about.kind === "job" ? checkJobField(about.field, plain) : readSetting(about.field, plain as ParsedValue, syntax));
  if (!taken.ok) return { row: { ...where, outcome: "refused" as const, reason: taken.reason } };
  const reasons = [renamed, note, taken.note].filter((reason) => reason !== undefined);
  const row: ImportRow = {
    ...where,
    outcome: renamed === undefined ? "accepted" : "renamed",
    ...(reasons.length > 0 ? { reason: reasons.join("; ") } : {}),
    value: taken.value,
  };
  return { row, value: taken.value };
}

/** The row of a statement that is about no field of ours. */
function otherRow(statement: Statement, about: Exclude<About, AboutField>): ImportRow {
  if (about.kind === "secret") return dropped(statement);
  if (about.kind === "other") return { ...place(statement), outcome: "ignored", reason: about.reason };
  const { value, path } = statement;
  const reason = isUnread(value) ? value.unread : `${path} must be an object (got ${quote(value)})`;
  return { ...place(statement), outcome: "refused", reason };
}

/** What the statements amount to. Never throws. */
export function resolve(statements: readonly Statement[], syntax: ValueSyntax): Resolved {
  const counting = winners(statements);
  const config: [Field, unknown][] = [];
  const job: [JobField, unknown][] = [];
  const rows = statements.map((statement): ImportRow => {
    const { about } = statement;
    if (!isAboutField(about)) return otherRow(statement, about);
    if (counting.get(about.field) !== statement) return loser(statement, about, syntax.twice);
    const { row, value } = resolveOne(statement, about, syntax);
    if (value !== undefined && about.kind === "setting") config.push([about.field, value]);
    if (value !== undefined && about.kind === "job") job.push([about.field, value]);
    return row;
  });
  return {
    values: Object.fromEntries(config),
    job: Object.fromEntries(job),
    taken: rows.filter(({ outcome }) => outcome !== "ignored"),
    ignored: rows.filter(({ outcome }) => outcome === "ignored"),
  };
}

/** The first of the rows, secrets before others, and how many more there are. */
export function listed(rows: readonly ImportRow[]): ImportRow[] {
  const more = rows.length - MOST_LISTED;
  if (more <= 0) return [...rows];
  const first = [...rows.filter(({ secret }) => secret), ...rows.filter(({ secret }) => !secret)];
  return [...first.slice(0, MOST_LISTED), { path: "…", outcome: "ignored", reason: `and ${more} more` }];
}
