import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeTexts } from "./mergeTexts.ts";

test.each([
  ["", "", "a", "a"],
  ["", "b", "", "b"],
  ["", "b", "a", "ba"],
  ["same", "same 1", "same 1", "same 1"],
  ["a b c", "A b c", "a b C", "A b C"],
  ["a b c", "a b C", "A b c", "A b C"],
  ["a b", "a b x", "a b y", "a b x y"],
  ["one two", "one 2", "one zwei", "one 2\nzwei"],
  ["one two", "", "one two three", " three"],
  ["one two", "one", "", "one"],
])("%j becomes %j in one tab and %j in the other: %j", (base, theirs, mine, merged) => {
  expect(mergeTexts(base, theirs, mine)).toBe(merged);
});

const text = fc.string({ unit: fc.constantFrom(..."ab "), maxLength: 12 });
const insertion = fc.tuple(fc.nat({ max: 12 }), fc.string({ unit: fc.constantFrom(..."abXY"), maxLength: 5 }));
const insert = (base: string, [at, typed]: readonly [number, string]) => base.slice(0, at) + typed + base.slice(at);
const count = (all: string, sign: string) => all.split(sign).length - 1;

test("nothing that is typed in either tab is lost, and nothing is made up", () => {
  fc.assert(
    fc.property(text, insertion, insertion, (base, theirs, mine) => {
      const [one, other] = [insert(base, theirs), insert(base, mine)];
      const merged = mergeTexts(base, one, other).replaceAll("\n", "");
      const isSame = one === other;
      for (const sign of "abXY") {
        const typed = count(theirs[1], sign) + (isSame ? 0 : count(mine[1], sign));
        expect(count(merged, sign)).toBe(count(base, sign) + typed);
      }
    }),
  );
});

test("a version that is no change leaves the other one", () => {
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeTexts(base, other, base)).toBe(other);
      expect(mergeTexts(base, base, other)).toBe(other);
    }),
  );
});
