import fc from "fast-check";
import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { createPlainText, plainText } from "./plainText.ts";

test("wherever a text is cut into pieces, the same remains of it", () => {
  const signs = fc.constantFrom("\u001b", "[", "]", "8;;", "\\", "\u0007", "m", "1", "\n", "\r", "x");
  fc.assert(
    fc.property(fc.array(fc.string({ unit: signs })), fc.boolean(), (pieces, keepsReturns) => {
      const plain = createPlainText(keepsReturns);
      const read = pieces.map(plain.take).join("") + plain.end();
      expect(read).toBe(plainText(pieces.join(""), keepsReturns));
    }),
    { numRuns: 2000 },
  );
});

const ends = ["\n", "\r\n", "\r"];
const tables: Readonly<Record<string, readonly string[]>> = {
  CSV: ["step,reward,text", ...Array.from({ length: 60 }, (_, i) => `${i},${i / 64},"a, b"`)],
  Markdown: ["| step | reward |", "|---|---|", ...Array.from({ length: 60 }, (_, i) => `| ${i} | ${i / 64} |`)],
  "JSON Lines": Array.from({ length: 60 }, (_, i) => `{"step": ${i}, "reward": ${i / 64}}`),
};

test.each(Object.entries(tables))("%s has all its rows whatever ends its lines, each or mixed", async (_, lines) => {
  const expected = Array.from({ length: 60 }, (_, i) => i / 64);
  const choices: ((i: number) => number)[] = [
    ...ends.map((_, end) => () => end),
    (i: number) => i % 2,
    (i: number) => i % 3,
    (i: number) => Number(i === 0),
    (i: number) => Number(i > 50),
    (i: number) => 2 * Number(i > 50),
  ];
  for (const choose of choices) {
    const { step, reward } = await expectRead(lines.map((line, i) => line + ends[choose(i)]).join(""));
    expect(reward).toEqual(expected);
    expect(step).toEqual([...expected.keys()]);
  }
});

test("a line end within the quotes of a single cell does not end the row", async () => {
  const { reward } = await expectRead('step,reward,text\n1,0.25,"x\r\ny"\n2,0.5,"x"\n3,0.75,"x"\n');
  expect(reward).toEqual([0.25, 0.5, 0.75]);
});
