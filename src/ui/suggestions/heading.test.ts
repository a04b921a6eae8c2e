import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { headingOf } from "./heading.ts";

const cases = [undefined, ...verdictNames].flatMap((verdict) =>
  [0, 1, 3].flatMap((errors) => [0, 1, 3].map((suggestions) => ({ errors, suggestions, verdict }))),
);

test.each(cases)("no warnings are announced only of a healthy curve with nothing beside it: %j", (shown) => {
  const heading = headingOf(shown);
  expect(heading).not.toBe("");
  const isQuiet = shown.verdict === "healthy" && shown.errors + shown.suggestions === 0;
  expect(heading === "No warnings").toBe(isQuiet);
});

test("errors and suggestions are counted apart, errors first", () => {
  expect(headingOf({ errors: 1, suggestions: 2, verdict: "healthy" })).toBe("1 error, 2 suggestions");
  expect(headingOf({ errors: 0, suggestions: 1, verdict: "overfit" })).toBe("1 suggestion");
});
