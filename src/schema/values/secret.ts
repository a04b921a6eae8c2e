/** Keys by the shape that services give them: a prefix and a random part, a JSON Web Token, or the 40 hexadecimal digits of a W&B key. */
const issued =
  /(?:fw|sk|hf|gsk|glpat|npm|pypi|nvapi|xox[a-z]|gh[a-z]|github_pat|wandb_v\d|tgp_v\d)[_-](?:[A-Za-z0-9]{1,20}[_-]){0,4}[A-Za-z0-9]{16,400}[\w-]{0,400}|(?<![A-Za-z0-9])fw_[A-Za-z0-9]{6,15}|eyJ[A-Za-z0-9_-]{10,120}\.[A-Za-z0-9_-]{10,4000}|[0-9a-f]{40,400}|[0-9A-F]{40,400}/g;
/** Tells random parts from words: these have no digits and one case. */
const isRandom = (text: string) =>
  /[a-z]/i.test(text) && (/\d/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text)));

/** Returns the parts of a text that have the shape of a key. Time is linear in the text. */
export const secretsIn = (text: string): string[] => (text.match(issued) ?? []).filter(isRandom);

/** Tells whether a text holds something that has the shape of a key. */
export const holdsSecret = (text: string): boolean => secretsIn(text).length > 0;

/** Longest part of a text that is looked at for a message. */
const LONGEST = 400;

/** Returns the beginning of a text for a message, its secrets replaced by “…”. */
export function withoutSecrets(text: string): string {
  const head = text.slice(0, LONGEST);
  return secretsIn(head).reduce((rest, secret) => rest.replaceAll(secret, "…"), head);
}
