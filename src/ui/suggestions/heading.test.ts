import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { headingOf } from "./heading.ts";

const cases = [undefined, ...verdictNames].flatMap((verdict) =>
  [0, 1, 3].flatMap((errors) => [0, 1, 3].map((suggestions) => ({ errors, suggestions, verdict, isWaiting: false }))),
);

test.each(cases)("no warnings are announced only of a healthy curve with nothing beside it: %j", (shown) => {
  const heading = headingOf(shown);
  expect(heading).not.toBe("");
  const isQuiet = shown.verdict === "healthy" && shown.errors + shown.suggestions === 0;
  expect(heading === "No warnings").toBe(isQuiet);
});

test("errors and suggestions are counted apart, errors first", () => {
  expect(headingOf({ errors: 1, suggestions: 2, verdict: "healthy", isWaiting: false })).toBe("1 error, 2 suggestions");
  expect(headingOf({ errors: 0, suggestions: 1, verdict: "overfit", isWaiting: false })).toBe("1 suggestion");
});

test("while changes are being simulated none are denied", () => {
  const denied = (isWaiting: boolean) => headingOf({ errors: 0, suggestions: 0, verdict: "overfit", isWaiting });
  expect(denied(true)).not.toBe(denied(false));
});
