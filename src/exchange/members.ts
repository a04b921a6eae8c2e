import type { Field, LossMethod, RunConfig } from "../schema/config.ts";
import { isNested, layout, lossMethodNames, pathOf, requestName } from "../schema/layout.ts";
import { shown, visible } from "../schema/shown.ts";
import { type Checked, checkField } from "../schema/validate.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** What became of one member of a file. */
export interface ImportRow {
  /** Where it stands: trainingConfig.epochs. */
  readonly path: string;
  readonly field?: Field;
  readonly outcome: "accepted" | "ignored" | "refused";
  readonly reason?: string;
  /** The value that was accepted. */
  readonly value?: RunConfig[Field];
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
  return { ok: false, reason: `lossConfig.method must be one of ${names}; ${shown(value)} is none of them` };
}

/** The legal values of a document, a row for each setting in it (`taken`), and one for everything else (`ignored`). */
export function readMembers(document: JsonObject) {
  const values: Partial<Record<Field, RunConfig[Field]>> = {};
  const taken: ImportRow[] = [];
  const ignored: ImportRow[] = [];

  const readField = (field: Field, value: Json) => {
    const path = pathOf(field);
    const checked = field === "lossMethod" ? checkLossMethod(value) : checkField(field, value);
    if (!checked.ok) {
      taken.push({ path, field, outcome: "refused", reason: checked.reason });
      return;
    }
    values[field] = checked.value;
    taken.push({ path, field, outcome: "accepted", value: checked.value });
  };
  const readAll = (members: JsonObject, fields: readonly Field[], prefix: string, others: readonly string[]) => {
    for (const [key, value] of members) {
      const field = fields.find((candidate) => requestName(candidate) === key);
      if (field) readField(field, value);
      else if (!others.includes(key)) {
        ignored.push({ path: `${prefix}${visible(key)}`, outcome: "ignored", reason: ignoredBecause(key) });
      }
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
