import { jobFields } from "../../schema/fields/job.ts";
import { allFields } from "../../schema/fields/parameters.ts";
import { hideSecrets, namedSecretsIn, secretsIn } from "../../schema/values/secret.ts";
import { camelCase } from "./statements/names.ts";

/** Names of secrets, and the word before a token in a header. */
const naming =
  /(?:api|access|private|secret)[-_ ]?key|secret|token(?!s|iz)|passw|credential|signed[-_]?url|signature|authori[sz]ation|bearer/gi;
/** What stands between such a name and its value, and the value. */
const assigned =
  /[\w-]{0,40}["'\]\s:=,\\]{1,20}(?:(?:bearer|basic|token)["'\s:\\]{1,8})?([A-Za-z0-9][A-Za-z0-9_.~+/=-]{5,399})/iy;
/** Values that are addresses or names of resources. */
const address = /^(?:accounts|projects|https?|s3|gs)\b/;

/** An assignment to another variable, on the line behind a word like “gspo-token”. */
const assignment = /^[A-Za-z_]\w*=[^=]/;

const isTelling = (part: string) => part.length >= 6 && ((/\d/.test(part) && /[a-z]/i.test(part)) || part.length >= 20);

const fields = new Set<string>([...allFields, ...jobFields]);
/** Tells whether a part is the name of a field, with a value or without, behind a secret that is empty or a word that only looks like one. */
const isField = (part: string) => fields.has(camelCase(part.split("=", 1)[0] ?? ""));

/** Returns the values that names of secrets are given, also those with nothing but a blank between. Time is linear in the text. */
function assignedIn(text: string): string[] {
  return [...text.matchAll(naming)].flatMap(({ index, 0: name }) => {
    assigned.lastIndex = index + name.length;
    const [, value = ""] = assigned.exec(text) ?? [];
    if (address.test(value) || assignment.test(value)) return [];
    return value.split(/[^A-Za-z0-9_+~=-]+/).filter((part) => isTelling(part) && !isField(part));
  });
}

/** Characters in a row by which a part of a secret is recognized: an escape or a limit of length may have cut the rest. */
const TELLING = 12;
/** Parts of secrets that are remembered; a script has a few keys. */
const MOST_PARTS = 100_000;

/** What a text is cut into to look for secrets that are words. */
const word = /[^\s"'`,;:=|&<>(){}[\]]+/g;
/** Length from which a secret that is a word is hidden wherever the word stands; a shorter one only behind its name. */
const SHORTEST_WORD = 6;

/** Returns what hides the secrets of a source in other texts that were made of it, each behind “…”; undefined where the source has none. */
export function secretFilter(source: string): ((text: string) => string) | undefined {
  const parts = new Map<number, Set<string>>();
  let count = 0;
  for (const secret of new Set([...secretsIn(source), ...assignedIn(source)])) {
    const length = Math.min(TELLING, secret.length);
    const own = parts.get(length) ?? new Set();
    parts.set(length, own);
    for (let at = 0; at + length <= secret.length && count < MOST_PARTS; at++, count++)
      own.add(secret.slice(at, at + length));
  }
  const named = namedSecretsIn(source);
  if (parts.size === 0 && named.length === 0) return undefined;
  const words = new Set(
    named.flatMap((value) => value.match(word) ?? []).filter((one) => one.length >= SHORTEST_WORD && !isField(one)),
  );
  return (text) => hideSecrets(hidden(text, parts)).replace(word, (one) => (words.has(one) ? "…" : one));
}

function hidden(text: string, parts: ReadonlyMap<number, ReadonlySet<string>>): string {
  let shown = "";
  /** Offset up to which the text is shown or hidden. */
  let done = 0;
  for (let at = 0; at < text.length; at++)
    for (const [length, own] of parts) {
      if (!own.has(text.slice(at, at + length))) continue;
      if (at > done || done === 0) shown += `${text.slice(done, Math.max(at, done))}…`;
      done = Math.max(done, at + length);
    }
  return shown + text.slice(done);
}
