/** Keys by the shape that services give them: a prefix and a random part, a JSON Web Token, or the 40 hexadecimal digits of a W&B key. */
const issued =
  /(?:fw|sk|hf|gsk|glpat|npm|pypi|nvapi|xox[a-z]|gh[a-z]|github_pat|wandb_v\d|tgp_v\d)[_-](?:[A-Za-z0-9]{1,20}[_-]){0,4}[A-Za-z0-9]{16,400}[\w-]{0,400}|(?<![A-Za-z0-9])fw_[A-Za-z0-9]{6,15}|eyJ[A-Za-z0-9_-]{10,120}\.[A-Za-z0-9_-]{10,4000}|[0-9a-f]{40,400}|[0-9A-F]{40,400}/g;
/**
 * A value of any shape behind the name of a secret: of a flag (`--api-key abc`), a variable, a member or a header (`token: abc`). Limits and
 * special tokens of a model (`max_tokens=512`, `eos_token=x`) have other names.
 */
const named =
  /(?:(?:api|access|private|secret|auth|signing|account|fireworks|wandb|openai|anthropic|hf|aws|azure)[-_ ]?key|secret|passw(?:or)?d|passphrase|credential|authori[sz]ation|(?<!(?:pad|[be]os|unk|sep|cls|mask|stop|end|start|special|per|max|min|new|first|last|next|think)[-_]?)token(?!["'\\]{0,2}[\s:=]{1,5}\d{1,6}\b))s?(?:_?\d{1,2})?["'\\]{0,2}(?:\s{0,3}[:=]{1,2}\s{0,3}|(?<=(?<![\w-])--?[\w-]{0,60})[\s\\]{1,9})["'\\]{0,2}(?:(?:bearer|basic|token)\s{1,3})?([^\s"'\\$<>*{}()[\],;|&=:…-][^\s"',;|&<>]{0,399})/gi;
const ordinary = /^(?:true|false|none|null|auto|yes|no)\W?$/i;

/** Tells random parts from words: these have no digits and one case. */
const isRandom = (text: string) =>
  /[a-z]/i.test(text) && (/\d/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text)));

/** Returns the parts of a text that have the shape of a key. Time is linear in the text. */
export const secretsIn = (text: string): string[] => (text.match(issued) ?? []).filter(isRandom);

/** Returns the values that stand behind names of secrets. Time is linear in the text. */
export const namedSecretsIn = (text: string): string[] =>
  Array.from(text.matchAll(named), ([, value = ""]) => value).filter((value) => !ordinary.test(value));

/** Returns the text with “…” in the place of each secret. */
export const hideSecrets = (text: string): string =>
  text
    .replace(issued, (key) => (isRandom(key) ? "…" : key))
    .replace(named, (all, value: string) => (ordinary.test(value) ? all : `${all.slice(0, -value.length)}…`));

/** Tells whether a text holds something that has the shape of a key, or the value of a name of one. */
export const holdsSecret = (text: string): boolean => hideSecrets(text) !== text;

/** Longest part of a text that is looked at for a message. */
const LONGEST = 400;

/** Returns the beginning of a text for a message, its secrets replaced by “…”. */
export const withoutSecrets = (text: string): string => hideSecrets(text.slice(0, LONGEST));
