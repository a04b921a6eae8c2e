import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { readLog } from "../readLog.ts";
import { isLog, samples } from "../samples.ts";
import { event, eventFile, simpleValue } from "../tensorBoard/eventFile.ts";
import { zipFile } from "./zipFile.ts";

const csv = (count: number, first = 0) =>
  `step,reward\n${Array.from({ length: count }, (_, i) => `${i + 1},${(first + i) / 8}`).join("\n")}\n`;
const rewards = (count: number, first = 0) => Array.from({ length: count }, (_, i) => (first + i) / 8);
const zeros = (megabytes: number) => new Uint8Array(megabytes * 1e6);

test("reads a gzip archive as the log in it", async () => {
  expect((await expectRead(gzipSync(csv(30)))).reward).toEqual(rewards(30));
  for (const [name, sample] of Object.entries(samples))
    expect(await readLog(gzipSync(sample)), name).toEqual(await readLog(sample));
});

test("reads what is whole of a gzip archive that breaks off, and says so", async () => {
  const packed = gzipSync(
    Array.from({ length: 40_000 }, (_, i) => `{"step": ${i}, "reward": ${Math.sin(i)}}`).join("\n"),
  );
  const { log, reward } = await expectRead(packed.subarray(0, packed.length / 2));
  expect(reward.length).toBeGreaterThan(5000);
  expect(reward[5000]).toBe(Math.sin(5000));
  expect(log.notes[0]).toMatch("gzip");
  expect((await readLog(Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3))).problem).toMatch("damaged");
});

test.each([
  ["gzip", () => gzipSync(zeros(300))],
  ["zip", () => zipFile([{ name: "a.log", content: zeros(300) }])],
  ["zip that states another size", () => zipFile([{ name: "a.log", content: zeros(300), statedSize: 5 }])],
  ["zip of many", () => zipFile("abcdefg".split("").map((name) => ({ name: `${name}.log`, content: zeros(49) })))],
])("a %s bomb stops at the limit", async (_, bomb) => {
  const packed = bomb();
  const before = process.memoryUsage().rss;
  const { problem, runs } = await readLog(packed);
  expect(runs).toEqual([]);
  expect(problem).toBeDefined();
  expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
});

test("a text that is unpacked to more than a log may have is refused with what to do", async () => {
  const { problem } = await readLog(gzipSync(csv(1).padEnd(51e6, `2,0.5${" ".repeat(5000)}\n`)));
  expect(problem).toMatch(/50 MB.*grep/);
});

test("reads the largest log of a zip archive, and says which", async () => {
  const files = [
    { name: "run/config.yaml", content: "lr: 1e-6\n".repeat(5000) },
    { name: "run/small.csv", content: csv(10) },
    { name: "run/output.csv", content: csv(40, 8) },
    { name: "run/model.safetensors", content: zeros(1) },
    { name: "run/", content: "" },
    { name: "__MACOSX/run/._output.csv", content: zeros(1) },
  ];
  const { log, reward } = await expectRead(zipFile(files, "a comment"));
  expect(reward).toEqual(rewards(40, 8));
  expect(log.notes[0]).toMatch(/run\/output\.csv/);
});

test.each([
  ["stored", { isStored: true }],
  ["deflated", {}],
  ["of a wrong size", { statedSize: 1 }],
])("reads a file that is %s, in any format", async (_, how) => {
  const content = eventFile([1, 2, 3].map((step) => event(step, simpleValue("train/reward", step / 2))));
  expect((await expectRead(zipFile([{ name: "events", content, ...how }]))).reward).toEqual([0.5, 1, 1.5]);
});

test.each<[string, Uint8Array, RegExp]>([
  [
    "without a log",
    zipFile([
      { name: "a.txt", content: "nothing" },
      { name: "b.txt", content: "none" },
    ]),
    /a\.txt, b\.txt/,
  ],
  ["with a picture alone", zipFile([{ name: "a.png", content: "x" }]), /a\.png/],
  ["that is encrypted", zipFile([{ name: "a.csv", content: csv(9), flags: 1 }]), /no file that can be unpacked/],
  ["without its end", zipFile([{ name: "a.csv", content: csv(9) }]).subarray(0, 60), /damaged/],
  ["in a gzip archive", gzipSync(zipFile([{ name: "a.csv", content: csv(9) }])), /zip archive/],
])("says what to do with an archive %s", async (_, bytes, expected) => {
  const { problem, runs } = await readLog(bytes);
  expect(runs).toEqual([]);
  expect(problem).toMatch(expected);
});

test("a tar archive is named, not read as text", async () => {
  const tar = new Uint8Array(2048);
  tar.set(Buffer.from("train.csv"), 0);
  tar.set(Buffer.from("ustar"), 257);
  tar.set(Buffer.from(csv(30)), 512);
  for (const bytes of [tar, gzipSync(tar)]) expect((await readLog(bytes)).problem).toMatch("tar");
});

test("an archive that was damaged anywhere is read or refused, and never throws", async () => {
  const whole = [
    gzipSync(csv(200)),
    zipFile([
      { name: "a.csv", content: csv(90) },
      { name: "b.csv", content: csv(30) },
    ]),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.nat(),
      fc.nat(255),
      fc.boolean(),
      async (bytes, at, value, isCut) => {
        const damaged = isCut
          ? bytes.subarray(0, at % bytes.length)
          : Uint8Array.from(bytes).with(at % bytes.length, value);
        expect(isLog(await readLog(damaged))).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

test("a stream in single bytes is known for what it is", async () => {
  async function* bytes() {
    for (const byte of gzipSync(csv(9))) yield Uint8Array.of(byte);
  }
  expect((await readLog(bytes())).runs[0]?.step).toHaveLength(9);
});
