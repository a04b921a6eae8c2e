import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../../schema/values/propertyRuns.ts";
import { splitShell } from "./shell.ts";

const words = (text: string) => splitShell(text).commands.map((command) => command.words.map(({ value }) => value));

const braced = ["$", "{A:-x y}"].join("");

test.each<[string, string[][]]>([
  ["a b\tc", [["a", "b", "c"]]],
  [`a 'b c' "d e" f\\ g`, [["a", "b c", "d e", "f g"]]],
  [`a'b'"c"d`, [["abcd"]]],
  [`a '' ""`, [["a", "", ""]]],
  [`'it'\\''s'`, [["it's"]]],
  [`"a\\"b\\\\c\\$d\\e"`, [['a"b\\c$d\\e']]],
  ["a \\\n b \\\r\n c", [["a", "b", "c"]]],
  ["a 'b\nc'", [["a", "b\nc"]]],
  ["a # b\nc#d", [["a"], ["c#d"]]],
  ["a; b && c || d & e", [["a"], ["b"], ["c"], ["d"], ["e"]]],
  ["a 2>&1 >out <in b", [["a", "b"]]],
  ["a $'b\\n\\'c\\x41\\xc3\\xa9\\u00e9\\101\\q'", [["a", "b\n'cAééA\\q"]]],
  ["a\\\nb", [["ab"]]],
  ["(a) { b; }", [["a"], ["{", "b"], ["}"]]],
  ["", []],
])("%j is split into %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test.each([
  ["$HOME", "$HOME"],
  [braced, braced],
  ["$(echo ')' \"$(b ')')\")", "$(echo ')' \"$(b ')')\")"],
  ["`a b`", "`a b`"],
  ['"x$1y"', "$1"],
  ["*", "*"],
  ["a?b", "?"],
  ["~", "~"],
  ["{a,b}", "{a,b}"],
  ["<BASE_MODEL>", "<BASE_MODEL>"],
])("%s is kept as something that the shell would fill in", (text, expansion) => {
  const [command] = splitShell(`a ${text} z`).commands;
  expect(command?.words).toHaveLength(3);
  expect(command?.words[1]?.expansions.map((found) => found.text)).toEqual([expansion]);
  expect(command?.words[2]?.value).toBe("z");
});

test.each(["'$HOME'", "\\$HOME", '"\\$HOME"', "'*'", "'`a`'", "a~b", "{}", "'{a,b}'", "$", "a$"])(
  "%s is text",
  (text) => {
    const [command] = splitShell(text).commands;
    expect(command?.words[0]?.expansions).toEqual([]);
  },
);

test.each([
  ["a 'b", 2, "the single quote that opens here has no end"],
  ['a "b', 2, "the double quote that opens here has no end"],
  ['a "b\\"', 2, "the double quote that opens here has no end"],
  ["a $(b", 2, "the “$(” that opens here has no end"],
  ["a `b", 2, "the backquote that opens here has no end"],
  ["a $'b\\'", 2, "the single quote that opens here has no end"],
])("%s stops at %i: %s", (text, at, reason) => {
  const { commands, fault } = splitShell(text);
  expect(fault).toEqual({ at, reason });
  expect(commands[0]?.words.map(({ value }) => value)).toEqual(["a"]);
});

test("a here-document is the input of its command, and a pipe says who feeds whom", () => {
  const [cat, curl] = splitShell("cat <<'EOF' | curl -d @-\n{$A}\nEOF\nb").commands;
  expect(cat?.input?.value).toBe("{$A}\n");
  expect(curl?.feeder).toBe(cat);
  const [tabbed] = splitShell("a <<-X b\n\t{$A}\n\tX\n").commands;
  expect(tabbed?.input?.expansions.map(({ text }) => text)).toEqual(["$A"]);
  expect(tabbed?.words.map(({ value }) => value)).toEqual(["a", "b"]);
  expect(splitShell("a <<< 'b c'").commands[0]?.input?.value).toBe("b c");
});

test("what word processors make of a command is read, and said", () => {
  const { commands, liberties } = splitShell("a\u00a0“b c” --d=‘e f’ it’s \\ \n g");
  expect(commands[0]?.words.map(({ value }) => value)).toEqual(["a", "b c", "--d=e f", "it’s", "g"]);
  expect(liberties.map(({ at }) => at)).toEqual([1, 2, 23]);
});

test("whatever the text, splitting ends, and every offset is in it", () => {
  const signs = fc.string({ unit: fc.constantFrom(..."'\"\\$`(){}<>|&;# \n\rab=-*~?[“‘\u00a0"), maxLength: 60 });
  fc.assert(
    fc.property(signs, (text) => {
      const { commands, fault } = splitShell(text);
      const offsets = commands.flatMap((command) => command.words.map(({ at }) => at));
      for (const at of [...offsets, fault?.at ?? 0]) if (at < 0 || at > text.length) expect.fail(text);
    }),
    { numRuns: propertyRuns(2000) },
  );
});

test.each([
  "'",
  '"',
  "\\",
  "`",
  "$(",
  "${",
  "$((",
  "{a,",
  "<A",
  "“ ",
  "' \"",
  "\\\n",
  "\\ ",
  "a ",
  ";",
  "<<A\n",
  "$'\\x",
])("a MiB of %j is read in linear time", (piece) => {
  const text = piece.repeat(2 ** 20 / piece.length);
  // the processor\'s time: what else the machine does is not counted
  const before = process.cpuUsage();
  splitShell(text);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
