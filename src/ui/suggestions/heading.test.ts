import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { headingOf } from "./heading.ts";

const count = fc.nat({ max: 20 });

test("a page with a verdict other than healthy, an error or a suggestion never says that there are no warnings", () => {
  fc.assert(
    fc.property(count, count, fc.constantFrom(undefined, ...verdictNames), (errors, suggestions, verdict) => {
      const heading = headingOf({ errors, suggestions, verdict });
      expect(heading).not.toBe("");
      expect(heading === "No warnings").toBe(verdict === "healthy" && errors + suggestions === 0);
    }),
  );
});

test("errors and suggestions are counted apart, errors first", () => {
  expect(headingOf({ errors: 1, suggestions: 2, verdict: "healthy" })).toBe("1 error, 2 suggestions");
  expect(headingOf({ errors: 0, suggestions: 1, verdict: "overfit" })).toBe("1 suggestion");
});
