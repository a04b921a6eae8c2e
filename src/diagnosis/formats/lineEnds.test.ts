import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { readRollouts } from "../passRates/readRollouts.ts";
import { expectRead } from "./expectRead.ts";
import { samples } from "./samples.ts";

const ends = ["\n", "\r\n", "\r"];
/** An end for each line, one for all of them or any mixture. */
const anyEnds = fc.oneof(
  fc.constantFrom(...ends).map((end) => [end]),
  fc.array(fc.constantFrom(...ends), { minLength: 2, maxLength: 40 }),
  // all alike but for one, early or late
  fc.tuple(fc.constantFrom(...ends), fc.constantFrom(...ends), fc.nat(12)).map(([most, one, at]) => {
    return Array.from({ length: 12 }, (_, i) => (i === at ? one : most));
  }),
);

const withEnds = (text: string, all: readonly string[]) => {
  let line = 0;
  return text.replaceAll("\n", () => all[line++ % all.length] ?? "\n");
};

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const texts = Object.entries(samples).flatMap(([name, bytes]) => {
  const text = decode(bytes);
  return name !== "TensorBoard" && text.includes("\n") ? [[name, text] as const] : [];
});
const quoted = ["step,reward,text", ...Array.from({ length: 30 }, (_, i) => `${i},${i / 40},"one\n""two"", ${i}"`)];
const blanks = ["step  reward", ...Array.from({ length: 30 }, (_, i) => `${i}  ${i / 40}`)];

test.each<readonly [string, string]>([
  ...texts,
  ["CSV with line ends in quotes", `${quoted.join("\n")}\n`],
  ["columns set apart by blanks", `${blanks.join("\n")}\n`],
])("reads all rows of %s, whatever ends a line", async (_, text) => {
  const { step, reward, log } = await expectRead(text);
  await fc.assert(
    fc.asyncProperty(anyEnds, async (all) => {
      const read = await expectRead(withEnds(text, all));
      expect([read.step, read.reward, read.log.format]).toEqual([step, reward, log.format]);
    }),
    { numRuns: propertyRuns(20) },
  );
});

test("reads all rollouts, whatever ends a line and wherever a piece of the file ends", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({ prompt_id: `p${i >> 2}`, score: i % 2 }));
  const lines = rows.map((row) => JSON.stringify(row)).join("\n");
  const cells = ["prompt_id,score", ...rows.map((row) => Object.values(row).join(","))].join("\n");
  const read = async (text: string, size: number) => {
    const bytes = new TextEncoder().encode(text);
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    const { problem, prompts = [] } = await readRollouts([{ name: "rollouts", bytes: pieces() }]);
    expect(problem).toBeUndefined();
    return prompts;
  };
  for (const text of [lines, cells]) {
    const prompts = await read(text, 1e6);
    expect(prompts).toHaveLength(10);
    await fc.assert(
      fc.asyncProperty(anyEnds, fc.integer({ min: 1, max: 60 }), async (all, size) => {
        expect(await read(withEnds(text, all), size)).toEqual(prompts);
      }),
      { numRuns: propertyRuns(20) },
    );
  }
});

const folder = new URL("../../../../shared/cases/hostile/", import.meta.url);
const files = [
  "mixed-line-ends.csv",
  "mixed-line-ends-late.csv",
  "one-crlf-in-quotes.csv",
  "half-crlf.csv",
  "cr-only.csv",
];
if (!existsSync(folder)) test.skip("there is no folder ../shared/cases/hostile with sample logs");
else
  test.each(files)("reads all 60 rows of %s", async (file) => {
    const { reward, step } = await expectRead(new Uint8Array(readFileSync(new URL(file, folder))));
    expect(step).toEqual(Array.from({ length: 60 }, (_, i) => (step[0] ?? 0) + i));
    expect(reward[0]).toBeCloseTo(0.1);
    expect(reward[59]).toBeCloseTo(0.69);
  });
