import { createReadStream, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isSeries, seriesOf } from "../log/series.ts";
import { expectRead } from "./expectRead.ts";
import { LOG_SIZE_LIMIT, readLog } from "./readLog.ts";

const lines = Array.from(
  { length: 5000 },
  (_, i) => `{"step": ${i + 1}, "reward": ${i / 4}, "words": "${"w".repeat(40)}"}\n`,
).join("");
const utf16 = (text: string, big: boolean) =>
  Array.from(text, (sign) => sign.charCodeAt(0)).flatMap((code) => (big ? [0, code] : [code, 0]));

test("refuses a file that is too large before it is read, and says what to do", async () => {
  let wasRead = false;
  async function* source() {
    wasRead = true;
    yield new Uint8Array(1);
  }
  const { problem, runs } = await readLog(source(), { size: 300e6 });
  expect(problem).toBe(
    "This file has 300 MB; logs of up to 50 MB are read. Keep the lines or columns with step and reward, for example: grep reward FILE > smaller.log",
  );
  expect(runs).toEqual([]);
  expect(wasRead).toBe(false);
});

test("refuses a stream that turns out to be too large", async () => {
  async function* source() {
    for (let i = 0; i < 60; i++) yield new Uint8Array(1e6).fill(32);
  }
  expect((await readLog(source())).problem).toMatch(`logs of up to ${LOG_SIZE_LIMIT / 1e6} MB are read`);
});

test("reads a stream piece by piece, whatever the pieces are, and reports its progress", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "log-")), "log");
  writeFileSync(file, lines);
  const progress: number[] = [];
  const log = await readLog(createReadStream(file, { highWaterMark: 4099 }), {
    onProgress: (bytes) => progress.push(bytes),
  });
  expect(log).toEqual(await readLog(lines));
  expect(log.runs[0]?.step).toHaveLength(5000);
  expect(progress.at(-1)).toBe(lines.length);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

test("stops soon after it is told to", async () => {
  const signal = { aborted: false };
  let pieces = 0;
  async function* source() {
    for (; pieces < 1000; pieces++) yield new TextEncoder().encode(lines.slice(0, 1000));
  }
  const onProgress = () => {
    signal.aborted = pieces > 10;
  };
  expect((await readLog(source(), { signal, onProgress })).problem).toBe("Reading was canceled.");
  expect(pieces).toBeLessThan(20);
});

test("says why a source could not be read", async () => {
  async function* source() {
    yield new Uint8Array(10);
    throw new Error("the disk is gone");
  }
  expect((await readLog(source())).problem).toBe("The file could not be read: the disk is gone");
});

test.each<[string, number[], string]>([
  ["an empty file", [], "This file is empty."],
  ["a picture", [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], "This is a PNG image, not a log. Choose a log"],
  ["an archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "This is an xz archive, not a log."],
  ["other bytes", Array.from({ length: 200 }, (_, i) => (i * 7) % 32), "This is a binary file, not a log."],
  [
    "words",
    [...new TextEncoder().encode("Nothing was logged here.\nNothing at all.\n")],
    "This log holds no numbers that could be the course of a run.",
  ],
])("says what %s is", async (_, bytes, problem) => {
  const log = await readLog(Uint8Array.from(bytes));
  expect(log.problem?.startsWith(problem)).toBe(true);
  expect(log.runs).toEqual([]);
});

test("of W&B's binary format it says which file beside it has the log", async () => {
  const { problem } = await readLog(Uint8Array.of(0x3a, 0x57, 0x26, 0x42, 0, 0, 0));
  expect(problem).toContain("files/output.log");
});

test.each<[string, readonly number[]]>([
  ["UTF-16 with a mark", [0xff, 0xfe, ...utf16("step,reward\r\n1,0.5\r\n2,0.75\r\n", false)]],
  ["UTF-16, the other way round", [0xfe, 0xff, ...utf16("step,reward\r\n1,0.5\r\n2,0.75\r\n", true)]],
  ["UTF-16 without a mark", utf16("step,reward\r\n1,0.5\r\n2,0.75\r\n", false)],
])("reads %s", async (_, bytes) => {
  expect((await expectRead(Uint8Array.from(bytes))).reward).toEqual([0.5, 0.75]);
});

test("a log without a reward says which columns it has, and one of them can be chosen", async () => {
  const { runs } = await readLog("step,loss,kl,quality\n1,0.1,0.2,0.5\n2,0.1,0.2,0.75\n");
  const [run] = runs;
  if (!run) throw new Error("no run");
  const none = seriesOf(run);
  expect(none).toEqual({
    problem:
      "No column of this log looks like a reward. Its columns are step, loss, kl, quality. Choose the one that holds it.",
    columns: ["step", "loss", "kl", "quality"],
  });
  const chosen = seriesOf(run, "quality");
  expect(isSeries(chosen) && [...chosen.reward]).toEqual([0.5, 0.75]);
});

test("shows what is invisible in the names of columns", async () => {
  const { runs } = await readLog("step,lo\u202ess,x\n1,0.1,2\n2,0.1,2\n");
  const none = runs[0] && seriesOf(runs[0]);
  expect(none).toMatchObject({ problem: expect.stringContaining("lo\\u{202e}ss") });
});

test("a name of a file plays no part: the content decides", async () => {
  expect((await readLog("step,reward\n1,2\n2,3\n")).format).toBe("Table");
  expect((await readLog('{"step":1,"reward":2}\n{"step":2,"reward":3}\n')).format).toBe("JSON Lines");
  expect((await readLog("step 1: reward 2\nstep 2: reward 3\n")).format).toBe("Console log");
});
