import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../schema/values/arbitrary.ts";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { readLog } from "./formats/readLog.ts";
import { isLog, samples } from "./formats/samples.ts";
import { seriesOf } from "./log/series.ts";

/** A change that a file can suffer on its way here. */
type Mutation = (bytes: Uint8Array, at: number, other: number) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const cutAt = (bytes: Uint8Array, share: number) => Math.floor((share % 1) * bytes.length);

const mutations: Readonly<Record<string, Mutation>> = {
  cut: (bytes, at) => bytes.slice(0, cutAt(bytes, at)),
  beheaded: (bytes, at) => bytes.slice(cutAt(bytes, at)),
  repeated: (bytes, at) => joined(bytes, bytes.slice(cutAt(bytes, at))),
  corrupted: (bytes, at, other) => bytes.with(Math.min(bytes.length - 1, cutAt(bytes, at)), other % 256),
  holed: (bytes, at, other) => joined(bytes.slice(0, cutAt(bytes, at)), bytes.slice(cutAt(bytes, at) + (other % 40))),
  filled: (bytes, at, other) =>
    joined(
      bytes.slice(0, cutAt(bytes, at)),
      new Uint8Array(1 + (other % 300)).fill(other % 256),
      bytes.slice(cutAt(bytes, at)),
    ),
  shuffled: (bytes, at) => {
    const lines = new TextDecoder("latin1").decode(bytes).split("\n");
    const order = lines
      .map((line, i) => ({ line, key: Math.sin((i + 1) * (1 + at * 1e4)) }))
      .sort((a, b) => a.key - b.key);
    return Uint8Array.from(order.map(({ line }) => line).join("\n"), (sign) => sign.charCodeAt(0));
  },
};

const anyMutations = fc.array(
  fc.tuple(fc.constantFrom(...Object.values(mutations)), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(1e4)),
  { minLength: 1, maxLength: 4 },
);

test.each(Object.entries(samples))(
  "%s that was cut, shuffled, doubled or corrupted is read or refused, and never throws",
  async (_, sample) => {
    await fc.assert(
      fc.asyncProperty(anyMutations, async (changes) => {
        const bytes = changes.reduce(
          (before, [change, at, other]) => (before.length > 0 ? change(before, at, other) : before),
          sample,
        );
        const log = await readLog(bytes);
        expect(isLog(log)).toBe(true);
        for (const run of log.runs) for (const column of [undefined, ...run.columns.keys()]) seriesOf(run, column);
      }),
      { numRuns: propertyRuns(40) },
    );
  },
);

test("any text and any bytes are read or refused", async () => {
  const signs = fc.string({
    unit: fc.constantFrom(
      ..."{}[]()\"':,=|-\r\n\t 0123.eE%step:reward".split(""),
      "reward",
      "step:1 - ",
      "NaN",
      "\u001b[0m",
      "10%|█| 1/2 [",
    ),
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(signs, fc.string({ unit: anyCharacter }), fc.uint8Array({ maxLength: 300 })),
      async (source) => {
        const log = await readLog(source);
        expect(isLog(log)).toBe(true);
        for (const run of log.runs) seriesOf(run);
      },
    ),
    { numRuns: propertyRuns(300) },
  );
});

test.each<[string, string]>([
  ["one letter", "a".repeat(2e6)],
  ["words with points", "a.b/".repeat(5e5)],
  ["names without values", "reward: ".repeat(2e5)],
  ["names with blanks", `reward${" ".repeat(2e6)}:`],
  ["openings of dictionaries", "{'a': ".repeat(3e5)],
  ["lines that open dictionaries", "{'a': 1,\n".repeat(2e5)],
  ["nested lists", "[".repeat(2e6)],
  ["nested objects", '{"a":'.repeat(4e5)],
  ["quotes", '"'.repeat(2e6)],
  ["bars", "10%|".repeat(5e5)],
  ["bars without end", `10%|█|1/2 [${"a=1,".repeat(5e5)}`],
  ["escapes", `["${"\\".repeat(2e6)}`],
  ["delimiters", ",".repeat(2e6)],
  ["a cell without end", `step,reward\n1,"${"a\n".repeat(1e6)}`],
  ["parentheses", "(pid=1".repeat(3e5)],
  ["labels of statistics", "a b - mean:".repeat(2e5)],
  ["statistics", `reward - ${"mean: 1, ".repeat(2e5)}`],
  ["brackets", "reward=[1".repeat(2e5)],
  ["headings", `validation ${"results ".repeat(2e5)}`],
  ["epochs", "Epoch 1 step 1 ".repeat(1e5)],
  ["steps that go back", '{"step":2,"reward":1}\n{"step":1,"reward":1}\n'.repeat(4e4)],
  ["runs of two steps", '{"step":1,"reward":1}\n{"step":2,"reward":1}\n'.repeat(4e4)],
  ["epochs that go back", "Epoch 2 Step 1 reward: 1\nEpoch 1 Step 2 reward: 1\n".repeat(3e4)],
  ["brackets of a list", `[${"[1,".repeat(5e5)}`],
  [
    "table tags",
    `{"cells":[{"cell_type":"code","outputs":[{"data":{"text/html":"${"<table><tr><td>".repeat(1e5)}"}}]}]}`,
  ],
  [
    "entities",
    `{"cells":[{"cell_type":"code","outputs":[{"data":{"text/html":"<table><tr><td>${"&".repeat(1e6)}"}}]}]}`,
  ],
])("2 MB of %s are read to their end", async (_, text) => {
  expect(isLog(await readLog(text))).toBe(true);
});
