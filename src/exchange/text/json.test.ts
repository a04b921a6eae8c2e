import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { isObject, type Json, parseJson } from "./json.ts";

/** The value as JSON.parse gives it. */
function plain(value: Json): unknown {
  if (isObject(value)) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

test("what JSON.stringify writes is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(plain(parseJson(text))).toEqual(JSON.parse(text));
    }),
    { numRuns: propertyRuns(500) },
  );
});

test("what JSON.parse refuses is refused, but for NaN and Infinity", () => {
  const signs = fc.string({ unit: fc.constantFrom(...'{}[]",:0123.eE+- \ntruefalsn\\u'), maxLength: 12 });
  const accepts = (read: (text: string) => unknown, text: string) => {
    try {
      read(text);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
      return false;
    }
  };
  fc.assert(
    fc.property(signs, (text) => {
      expect(accepts(parseJson, text)).toBe(accepts(JSON.parse, text));
    }),
    { numRuns: propertyRuns(3000) },
  );
});

test.each([
  ['{"a":}', "This is not JSON: at 1:6 (line:column) “}” stands where a value should be."],
  ['{\n  "a": 1,\n}', "This is not JSON: at 3:1 (line:column) “}” stands where a name in quotes should be."],
  ["{'a': 1}", "This is not JSON: at 1:2 (line:column) “'” stands where a name in quotes should be."],
  ['{"a" 1}', "This is not JSON: at 1:6 (line:column) “1” stands where “:” should be."],
  ['{"a": 1 "b": 2}', 'This is not JSON: at 1:9 (line:column) “"” stands where “,” or “}” should be.'],
  ["[1, 2", "This is not JSON: at 1:6 (line:column) the text ends where “,” or “]” should be."],
  ["[01]", "This is not JSON: at 1:2 (line:column) “01” stands where a value should be."],
  ["learning_rate: 1", "This is not JSON: at 1:1 (line:column) “learning_rate” stands where a value should be."],
  ['"abc', "This is not JSON: the text that starts at 1:1 (line:column) has no end."],
  [
    '"a\\x"',
    'This is not JSON: at 1:1 (line:column) “"” stands where a text without line breaks and unknown escapes should be.',
  ],
  ["{} {}", "This is not JSON: at 1:4 (line:column) “{” stands where the end of the file should be."],
])("%s is refused: %s", (text, message) => {
  expect(() => parseJson(text)).toThrow(new SyntaxError(message));
});

test("nesting is refused beyond 32 levels, however deep", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect(() => parseJson(nested(32))).not.toThrow();
  expect(() => parseJson(nested(33))).toThrow("nested deeper than 32 levels at 1:33");
  expect(() => parseJson("[".repeat(500_000))).toThrow("nested deeper");
  expect(() => parseJson('{"a":'.repeat(200_000))).toThrow("nested deeper");
});

test("a name is only a name", () => {
  const value = parseJson('{"__proto__": {"polluted": true}, "a": 1, "a": 2}');
  expect(isObject(value) && [...value.keys()]).toEqual(["__proto__", "a"]);
  expect(isObject(value) && value.get("a")).toBe(2);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});
