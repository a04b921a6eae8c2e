import { jobFields } from "../fields/job.ts";
import { allFields } from "../fields/parameters.ts";

/** Keys by the shape that services give them: a prefix and a random part, a JSON Web Token, or the 40 hexadecimal digits of a W&B key. */
const issued =
  /(?:fw|sk|hf|gsk|glpat|npm|pypi|nvapi|xox[a-z]|gh[a-z]|github_pat|wandb_v\d|tgp_v\d)[_-](?:[A-Za-z0-9]{1,20}[_-]){0,4}[A-Za-z0-9]{16,400}[\w-]{0,400}|(?<![A-Za-z0-9])fw_[A-Za-z0-9]{6,15}|eyJ[A-Za-z0-9_-]{10,120}\.[A-Za-z0-9_-]{10,4000}|AKIA[A-Z0-9]{16}|AIza[\w-]{35}|[0-9a-f]{40,400}|[0-9A-F]{40,400}/g;
/** Names of secrets, and the word before a token in a header. */
const naming =
  /(?:api|access|private|secret)[-_ ]?key|secret|token(?!s|iz)|passw|credential|signed[-_]?url|signature|authori[sz]ation|bearer/gi;
/** What stands between such a name and its value, and the value. */
const assigned =
  /[\w-]{0,40}(["'\]\s:=,\\]{1,20})(?:(?:bearer|basic|token)["'\s:\\]{1,8})?([A-Za-z0-9][A-Za-z0-9_.~+/=-]{5,399})/iy;
/** Values that are addresses or names of resources. */
const address = /^(?:accounts|projects|https?|s3|gs)\b/;

const hasDigitAndLetter = (text: string) => /\d/.test(text) && /[a-z]/i.test(text);
/** Tells random parts from words: these have no digits and one case. */
const isRandom = (text: string) => hasDigitAndLetter(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text));
const isTelling = (part: string) => part.length >= 6 && (hasDigitAndLetter(part) || part.length >= 20);

const fields = new Set<string>([...allFields, ...jobFields]);
const camelCase = (name: string) => name.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
/** Tells whether a part is the name of a field, with a value or without, behind a secret that is empty or a word that only looks like one. */
const isField = (part: string) => fields.has(camelCase(part.split("=", 1)[0] ?? ""));

/** The values that names of secrets are given; where `isLoose`, also those with nothing but a blank between. */
function assignedIn(text: string, isLoose: boolean): string[] {
  return [...text.matchAll(naming)].flatMap(({ index, 0: name }) => {
    assigned.lastIndex = index + name.length;
    const [, between = "", value = ""] = assigned.exec(text) ?? [];
    const isClear = isLoose || /[:=]/.test(between) || name.toLowerCase() === "bearer";
    if (!isClear || address.test(value)) return [];
    return value.split(/[^A-Za-z0-9_+~=-]+/).filter((part) => isTelling(part) && !isField(part));
  });
}

/** Returns the parts of a text that look like keys, tokens or passwords. Time is linear in the text. */
export const secretsIn = (text: string, isLoose = false): string[] => [
  ...(text.match(issued) ?? []).filter(isRandom),
  ...assignedIn(text, isLoose),
];

/** Tells whether a text holds something that looks like a key, a token or a password. */
export const holdsSecret = (text: string): boolean => secretsIn(text).length > 0;

/** Characters in a row by which a part of a secret is recognized: an escape or a limit of length may have cut the rest. */
const TELLING = 12;
/** Parts of secrets that are remembered; a script has a few keys. */
const MOST_PARTS = 100_000;

/** Returns what hides the secrets of a source in other texts that were made of it, each behind “…”; undefined where the source has none. */
export function secretFilter(source: string): ((text: string) => string) | undefined {
  const parts = new Map<number, Set<string>>();
  let count = 0;
  for (const secret of new Set(secretsIn(source, true))) {
    const length = Math.min(TELLING, secret.length);
    const own = parts.get(length) ?? new Set();
    parts.set(length, own);
    for (let at = 0; at + length <= secret.length && count < MOST_PARTS; at++, count++)
      own.add(secret.slice(at, at + length));
  }
  return parts.size === 0 ? undefined : (text) => hidden(text, parts);
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

/** Longest part of a text that is looked at for a message. */
const LONGEST = 400;

/** Returns the beginning of a text for a message, its secrets replaced by “…”. */
export function withoutSecrets(text: string): string {
  const head = text.slice(0, LONGEST);
  return secretsIn(head).reduce((rest, secret) => rest.replaceAll(secret, "…"), head);
}
