import fc from "fast-check";
import type { RunConfig } from "../fields/config.ts";
import type { Parameter } from "../fields/parameter.ts";
import { entries } from "../fields/parameters.ts";

/** Test support: any legal value of a field; the ends of its bounds come up often. */
export function legalValue(parameter: Parameter): fc.Arbitrary<number | string> {
  if (parameter.kind === "choice") return fc.constantFrom(...parameter.options.map(({ value }) => value));
  const { hard, legal, whole, kind, except = [] } = parameter;
  const { min, max, above = false } = hard;
  const within: fc.Arbitrary<number> = legal
    ? fc.constantFrom(...legal)
    : whole
      ? fc.integer({ min, max })
      : fc.double({ min, max, minExcluded: above, noNaN: true }).map((value) => value + 0);
  const numbers = within.filter((value) => !except.includes(value));
  return kind === "auto" ? fc.oneof(fc.constant("auto"), numbers) : numbers;
}

/** Test support: the first legal value of a field that is not its default. */
export function otherValue(parameter: Parameter): number | string {
  const values =
    parameter.kind === "choice"
      ? parameter.options.map(({ value }) => value)
      : parameter.kind === "number"
        ? parameter.scale.lattice.toReversed()
        : [parameter.whole ? Math.max(parameter.hard.min, 1) : parameter.hard.max];
  const other = values.find((value) => value !== parameter.default);
  if (other === undefined) throw new Error(`${parameter.label} has a single value`);
  return other;
}

/** Test support: any legal config. */
export const legalConfig = fc.record(
  Object.fromEntries(entries.map(([field, parameter]) => [field, legalValue(parameter)])),
) as fc.Arbitrary<object> as fc.Arbitrary<RunConfig>;

const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0x80, max: 0xd7ff }),
  fc.integer({ min: 0xe000, max: 0x10ffff }),
);

/**
 * Test support: any character, as `unit` of a string. fast-check's own "binary" has the same ones, but takes a second per test file to list
 * them.
 */
export const anyCharacter = codePoint.map(
  (code) => String.fromCodePoint(code),
  (character) => (character as string).codePointAt(0) ?? 0,
);
