import { pathOf } from "../../../schema/fields/layout.ts";
import { visible } from "../../../schema/values/quote.ts";
import { isObject, type Json } from "../../text/json.ts";
import { type About, aboutPath, camelCase, isSecret } from "../statements/names.ts";
import { type Group, isGroup, type Member, type ParsedValue } from "../statements/parsedValue.ts";
import type { Statement } from "../statements/statement.ts";

/** Limit of secrets that are named inside an ignored object. */
const MOST_SECRETS = 20;

/** Converts a JSON value to a parsed value. */
export function toParsedValue(json: Json): ParsedValue {
  if (!isObject(json)) return json as ParsedValue;
  return { members: [...json].map(([name, value]) => ({ name, value: toParsedValue(value) })) };
}

/** Returns a note on names, outermost first, that are `written` differently than the request spells them `today`. */
export type Naming = (written: readonly string[], today: readonly string[]) => string | undefined;

export const jsonNaming: Naming = (written, today) =>
  written.every((name, depth) => name === today[depth]) ? undefined : `read as ${today.join(".")}`;

const placed = ({ at }: Member) => (at === undefined ? {} : { at });

/** Yields the secrets inside of an ignored object, each with its path. */
function* secretsIn(value: ParsedValue, path: string): Generator<Statement> {
  if (!isGroup(value)) return;
  for (const member of value.members) {
    const inner = `${path}.${visible(member.name)}`;
    if (isSecret(member.name)) yield { path: inner, about: { kind: "secret" }, value: member.value, ...placed(member) };
    else yield* secretsIn(member.value, inner);
  }
}

function* first<Item>(items: Iterable<Item>, most: number) {
  let count = 0;
  for (const item of items) if (count++ < most) yield item;
}

/** Returns the note on a name that is not today's. */
function renaming(about: About, written: readonly string[], today: readonly string[], naming: Naming) {
  if (about.kind === "setting" && about.old) return { renamed: `read as ${pathOf(about.field)}` };
  const renamed = about.kind === "setting" || about.kind === "job" ? naming(written, today) : undefined;
  return renamed === undefined ? {} : { renamed };
}

/** Yields the statements of an object and of its groups; `above` has the names of the enclosing objects. */
export function* statementsOf(
  group: Group,
  naming: Naming,
  above: readonly string[] = [],
  aboveToday: readonly string[] = [],
): Generator<Statement> {
  for (const member of group.members) {
    const written = [...above, member.name];
    const today = [...aboveToday, camelCase(member.name)];
    const about = aboutPath(today);
    if (about.kind === "group" && isGroup(member.value)) yield* statementsOf(member.value, naming, written, today);
    else if (about.kind !== "marker")
      yield* statementsOfMember(member, about, written, renaming(about, written, today, naming));
  }
}

function* statementsOfMember(
  member: Member,
  about: About,
  written: readonly string[],
  renamed: { readonly renamed?: string },
): Generator<Statement> {
  const path = written.map((name) => visible(name)).join(".");
  yield { path, about, value: member.value, ...placed(member), ...renamed };
  if (about.kind === "other") yield* first(secretsIn(member.value, path), MOST_SECRETS);
}
