import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { verdictTitle } from "./verdictText.ts";

test("every verdict has a title of its own", () => {
  const titles = verdictNames.map(verdictTitle);
  expect(new Set(titles).size).toBe(verdictNames.length);
  expect(titles).not.toContain("");
});
