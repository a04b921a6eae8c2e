import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { Field } from "../fields/config.ts";
import type { Parameter } from "../fields/parameter.ts";
import { entries, parameters } from "../fields/parameters.ts";
import { anyCharacter } from "./arbitrary.ts";
import { numberValidator } from "./jsonSchema.ts";
import { propertyRuns } from "./propertyRuns.ts";
import { checkField } from "./validate.ts";

/** What zod says of a value, which the JSON Schema is made of. */
function takenByZod(parameter: Parameter, value: unknown): boolean {
  if (parameter.kind === "choice")
    return z.enum(parameter.options.map(({ value: option }) => option)).safeParse(value).success;
  return (parameter.kind === "auto" && value === "auto") || numberValidator(parameter).safeParse(value).success;
}

/** Values at, and a hair beside, everything that a field's rule names. */
function edges(parameter: Parameter): readonly unknown[] {
  if (parameter.kind === "choice")
    return parameter.options.flatMap(({ value, requestValue = value }) => [
      value,
      requestValue,
      value.toUpperCase(),
      `${value} `,
      [value],
      Object(value),
    ]);
  const { hard, legal = [], except = [] } = parameter;
  return [hard.min, hard.max, ...legal, ...except].flatMap((value) => [
    value,
    -value,
    value + 1,
    value - 1,
    value * (1 + Number.EPSILON),
    value * (1 - Number.EPSILON),
    value + Number.MIN_VALUE,
    value - Number.MIN_VALUE,
    value + 0.5,
    String(value),
    BigInt(Math.round(value)),
    [value],
    Object(value),
  ]);
}

const strange: readonly unknown[] = [
  ...[0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_SAFE_INTEGER],
  ...[2 ** 53, -(2 ** 53), Number.MAX_VALUE, Number.MIN_VALUE, null, undefined, true, false, "", "auto", "AUTO"],
  ...["constructor", "__proto__", "NaN", new Date(1), Symbol("4"), () => 4, { valueOf: () => 4 }],
];

const anything = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.bigInt(),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.anything({ maxDepth: 1 }),
);

/** Fails where the check of a field and zod disagree on a value. */
function expectAgreement(field: Field, value: unknown) {
  const parameter = parameters[field];
  const checked = checkField(field, value);
  if (checked.ok !== takenByZod(parameter, value)) expect.fail(`${field} and zod disagree on ${fc.stringify(value)}`);
  // a value that is taken stays as it is, but for the sign of 0
  if (checked.ok) expect(checked.value === value).toBe(true);
}

test.each(entries)("%s takes exactly what its part of the JSON Schema takes", (field, parameter) => {
  for (const value of [...edges(parameter), ...strange]) expectAgreement(field, value);
  fc.assert(
    fc.property(anything, (value) => expectAgreement(field, value)),
    { numRuns: propertyRuns(100) },
  );
  if (parameter.kind === "choice") return;
  const { min, max } = parameter.hard;
  const numbers = fc.double({ min, max, noNaN: true }).chain((value) => fc.constantFrom(value, Math.round(value)));
  fc.assert(
    fc.property(numbers, (value) => expectAgreement(field, value)),
    { numRuns: propertyRuns(100) },
  );
});
