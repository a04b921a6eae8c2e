import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { withoutEscapes } from "./escapes.ts";

const link = (address: string, text: string) => `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
const sequences: readonly (readonly [string, string])[] = [
  ["a hyperlink", link("https://x.y/?reward=9&step:8", "run")],
  ["a hyperlink with a bell", "\u001b]8;id=1;https://x.y/?reward=9\u0007run\u001b]8;;\u0007"],
  ["a title", "\u001b]0;step 7: reward 9\u0007"],
  ["24-bit colors", "\u001b[38;2;1;22;3mrun\u001b[0m"],
  ["a device string", "\u001bP1;reward=9\u001b\\run"],
  ["a cursor that is saved", "\u001b7\u001b[?25lrun\u001b8"],
];

test.each(sequences)("numbers in %s are not read, and those after it are", async (_, sequence) => {
  const lines = [1, 2, 3].map((step) => `${sequence} step ${step} | reward: ${step / 4} \u001b[0m`);
  const { step, reward, log } = await expectRead(lines.join("\n"));
  expect(step).toEqual([1, 2, 3]);
  expect(reward).toEqual([0.25, 0.5, 0.75]);
  expect([...(log.runs[0]?.columns.keys() ?? [])]).toEqual(["step", "reward"]);
});

test("a table whose cells are colored is a table", async () => {
  const { log, reward } = await expectRead("step,reward\n1,\u001b[32m0.25\u001b[0m\n2,\u001b[31m0.5\u001b[0m\n");
  expect(log.format).toBe("Table");
  expect(reward).toEqual([0.25, 0.5]);
});

test("a hyperlink in the output of a notebook's cell is no number", async () => {
  const text = [1, 2].map((step) => `${link("https://x.y/?reward=9", "run")} step ${step} reward ${step}\n`);
  const cells = [{ cell_type: "code", source: "", outputs: [{ output_type: "stream", text }] }];
  expect((await expectRead(JSON.stringify({ cells, nbformat: 4 }))).reward).toEqual([1, 2]);
});

test("a sequence without an end hides no line after its own", () => {
  expect(withoutEscapes("a\u001b]8;;https://x.y\nb\u001b[")).toBe("a\nb");
});
