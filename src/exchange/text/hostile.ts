import fc from "fast-check";
import { anyCharacter } from "../../schema/values/arbitrary.ts";

/** Test support: texts that break careless quoting. */
export const hostileTexts: readonly string[] = [
  "it's",
  "''",
  '"double" and \\ back\\\\slash\\',
  "$(touch /tmp/never) $HOME $$ `id`",
  "-rf",
  "--dataset=other",
  "-",
  "line one\nline two\n",
  "\n# not a comment\n",
  "carriage\rreturn\ttab",
  "a\u2028b\u2029c\u0085d\u000be\u000cf",
  "é ü 漢字 😀 \u{10ffff}",
  "right\u202eto left\u200b\ufeff",
  "!history !! !$",
  "# hash",
  "a b  c ",
  " leading",
  "~ ~root *.ts ? [a-z] {a,b} <in >out | pipe & ; done",
  "=zsh",
  "auto",
  "—dash",
  "–output-model",
  "%s %d",
  '"""',
  "'''",
  "{braces} f-string %(x)s",
  "\\u0041 \\n \\x41 \\N{BULLET}",
  "\u0001\u001b[31mred\u007f",
  "JSON\nEOF\n",
  "@/etc/passwd",
  "accounts/a/../../b/datasets/d",
  "x".repeat(1000),
];

/** Test support: any text that can be the argument of a program. */
export const argumentText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: anyCharacter, maxLength: 40 }).map((text) => text.replaceAll("\0", "")),
  fc.string({ unit: fc.constantFrom(...`'"\\$\`!#-\n\r\t {}()<>|&;*?[]~=`), maxLength: 20 }),
);
