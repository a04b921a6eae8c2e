import type { Field, LossMethod, RunConfig } from "../schema/config.ts";
import { isNested, layout, lossMethodNames, oldNames, pathOf, requestName } from "../schema/layout.ts";
import { parameters } from "../schema/parameters.ts";
import { shown, visible } from "../schema/shown.ts";
import { type Checked, checkField } from "../schema/validate.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** What became of one member of a file. */
export interface ImportRow {
  /** Where it stands: trainingConfig.epochs. */
  readonly path: string;
  readonly field?: Field;
  /** renamed: accepted, under a name that older requests have for it. */
  readonly outcome: "accepted" | "renamed" | "ignored" | "refused";
  readonly reason?: string;
  /** The value that was accepted. */
  readonly value?: RunConfig[Field];
  /** The file does not have it: this follows from what our own documents leave out. */
  readonly absent?: true;
}

/** Names with a meaning of their own in JavaScript; no config needs them. */
const reserved: readonly string[] = ["__proto__", "constructor", "prototype"];

const ignoredBecause = (key: string) =>
  reserved.includes(key) ? "a reserved name, which is never taken" : "Goldilocks has no such setting; left out";

function checkLossMethod(value: Json): Checked<LossMethod> {
  const methods = Object.entries(lossMethodNames) as [LossMethod, string][];
  const found = methods.find(([, name]) => name === value);
  if (found) return { ok: true, value: found[0] };
  const names = methods.map(([, name]) => name).join(", ");
  return {
    ok: false,
    reason: `${parameters.lossMethod.label} must be one of ${names}; ${shown(value)} is none of them`,
  };
}

/** The legal values of a document, a row for each setting in it (`taken`), and one for everything else (`ignored`). */
export function readMembers(document: JsonObject) {
  const values: Partial<Record<Field, RunConfig[Field]>> = {};
  const taken: ImportRow[] = [];
  const ignored: ImportRow[] = [];

  /** The value of a field; `path` is where it stands, under its name today or an older one. */
  const readField = (field: Field, value: Json, path = pathOf(field)) => {
    const checked = field === "lossMethod" ? checkLossMethod(value) : checkField(field, value);
    if (!checked.ok) {
      taken.push({ path, field, outcome: "refused", reason: checked.reason });
      return;
    }
    values[field] = checked.value;
    const today = pathOf(field);
    const outcome =
      path === today ? { outcome: "accepted" as const } : { outcome: "renamed" as const, reason: `read as ${today}` };
    taken.push({ path, field, ...outcome, value: checked.value });
  };
  /** Anything else: a setting under its old name, or nothing that we know. */
  const readOther = (members: JsonObject, fields: readonly Field[], prefix: string, key: string, value: Json) => {
    const path = `${prefix}${visible(key)}`;
    const field = fields.find((candidate) => oldNames[candidate] === key);
    if (field === undefined) ignored.push({ path, outcome: "ignored", reason: ignoredBecause(key) });
    else if (!members.has(requestName(field))) readField(field, value, path);
    else ignored.push({ path, outcome: "ignored", reason: `an old name of ${requestName(field)}, which is there too` });
  };
  const readAll = (members: JsonObject, fields: readonly Field[], prefix: string, others: readonly string[]) => {
    for (const [key, value] of members) {
      const field = fields.find((candidate) => requestName(candidate) === key);
      if (field) readField(field, value);
      else if (!others.includes(key)) readOther(members, fields, prefix, key, value);
    }
  };

  const groups = layout.filter(({ group }) => isNested(group));
  const topFields = layout.filter(({ group }) => !isNested(group)).flatMap(({ fields }) => fields);
  readAll(document, topFields, "", ["$schema", "version", ...groups.map(({ group }) => group)]);
  for (const { group, fields } of groups) {
    const members = document.get(group);
    if (members === undefined) continue;
    if (isObject(members)) readAll(members, fields, `${group}.`, []);
    else
      taken.push({ path: group, outcome: "refused", reason: `${group} must be an object; ${shown(members)} is none` });
  }
  return { values, taken, ignored };
}
