import type { Field, RunConfig } from "../../../schema/fields/config.ts";
import type { Job, JobField } from "../../../schema/fields/job.ts";
import { requestName } from "../../../schema/fields/layout.ts";
import { checkJobField } from "../../../schema/values/checkJob.ts";
import { quote } from "../../../schema/values/quote.ts";
import { holdsSecret } from "../../../schema/values/secret.ts";
import { type About, type AboutField, isAboutField } from "./names.ts";
import { isGroup, isUnread, type ParsedValue } from "./parsedValue.ts";
import { isEmpty, isPlaceholder, readSetting, readZero, type Taken, type ValueSyntax } from "./readValue.ts";

/** The outcome of one statement of a text. */
export interface ImportRow {
  /** Path or flag: trainingConfig.epochs, --epochs. */
  readonly path: string;
  readonly field?: Field | JobField;
  /** renamed: accepted, under an old or alternative name. unset: left to the service's default. */
  readonly outcome: "accepted" | "renamed" | "ignored" | "refused" | "unset";
  readonly reason?: string;
  /** The accepted value. */
  readonly value?: RunConfig[Field] | Job[JobField];
  /** Not in the text: it follows from what the text omits. */
  readonly absent?: true;
  /** Position in the text as line:column, if the path does not identify it. */
  readonly at?: string;
  /** Dropped because it is a credential. */
  readonly secret?: true;
}

/** One name and value of a text, whatever its format. */
export interface Statement {
  /** Path as the text spells it, with every character visible. */
  readonly path: string;
  readonly about: About;
  readonly value: ParsedValue;
  readonly at?: string;
  /** Note on the name, if it is not today's. */
  readonly renamed?: string;
  /** A further note. */
  readonly note?: string;
  /** Not in the text: a default of the tool that reads the text. */
  readonly absent?: true;
}

/** The reason for leaving a secret out. */
export const SECRET = "a secret; dropped, and neither shown nor kept";

/** Limit of rows of one kind. */
const MOST_LISTED = 50;

/** The result of an import: legal values, and a row per statement. */
export interface Resolved {
  readonly values: Partial<RunConfig>;
  readonly job: Partial<Job>;
  /** Rows of settings and job details, accepted or refused. */
  readonly taken: readonly ImportRow[];
  /** All other rows. */
  readonly ignored: readonly ImportRow[];
}

const place = ({ path, at, absent }: Statement) => ({
  path,
  ...(at === undefined ? {} : { at }),
  ...(absent ? { absent } : {}),
});

/** Returns the statement that counts for each field: the last one under today's name, else the last one under an old name. */
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

/** Returns the row of a secret; it tells whether one was in the text. */
function dropped(statement: Statement): ImportRow {
  const { value } = statement;
  const where = { ...place(statement), outcome: "ignored" as const };
  if (isUnread(value)) return { ...where, reason: "a secret that is not in the text itself; left out" };
  if (value === null || value === "") return { ...where, reason: "empty: not given" };
  return { ...where, reason: SECRET, secret: true };
}

/** Checks the value of a statement that counts; returns its row, and the value if it is legal. */
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
  // the form takes true and false as text
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

/** Returns the row of a statement that is about no field. */
function otherRow(statement: Statement, about: Exclude<About, AboutField>): ImportRow {
  if (about.kind === "secret") return dropped(statement);
  if (about.kind === "other") return { ...place(statement), outcome: "ignored", reason: about.reason };
  const { value, path } = statement;
  const reason = isUnread(value) ? value.unread : `${path} must be an object (got ${quote(value)})`;
  return { ...place(statement), outcome: "refused", reason };
}

/** Resolves statements to values and rows. Never throws. */
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

/** Returns the first rows, secrets before others, and a row with the number of the rest. */
export function listed(rows: readonly ImportRow[]): ImportRow[] {
  const more = rows.length - MOST_LISTED;
  if (more <= 0) return [...rows];
  const first = [...rows.filter(({ secret }) => secret), ...rows.filter(({ secret }) => !secret)];
  return [...first.slice(0, MOST_LISTED), { path: "…", outcome: "ignored", reason: `and ${more} more` }];
}
