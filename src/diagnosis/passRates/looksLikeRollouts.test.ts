import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipFile } from "../formats/archives/zipFile.ts";
import { looksLikeRollouts } from "./looksLikeRollouts.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const fileOf = (content: string | Uint8Array) =>
  new Blob([Uint8Array.from(typeof content === "string" ? encode(content) : content)]);

/** The beginning of a zip archive, up to its directory; as a stream it states no sizes. */
function zipped(files: readonly (readonly [name: string, text: string])[], isStream = false): Uint8Array {
  return Buffer.concat(
    files.flatMap(([name, text]) => {
      const content = deflateRawSync(text);
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(8, 8);
      header.writeUInt32LE(isStream ? 0 : content.length, 18);
      header.writeUInt16LE(name.length, 26);
      return [header, Buffer.from(name), content];
    }),
  );
}

/** Written by pyarrow 25: prompt_id and score; then messages and evaluation_result with a score. */
const flatTable = Buffer.from(
  "UEFSMRUAFcwBFUQsFSAVABUGFQYcAAAAZhQCAAAAIAEBBgRwMAUGADEFBgAyBQYAMwUGADAFBvIYABUAFYwCFTIsFSAVABUGFQYcAAAAhgEYAgAAACABADIBAATwPzIPAP4QAIoQABUEGTw1ABgGc2NoZW1hFQQAFQwlAhgJcHJvbXB0X2lkJQBMHAAAABUKJQIYBXNjb3JlABYgGRwZLCYAHBUMGSUGABkYCXByb21wdF9pZBUCFiAW9AEWbCYISRwVABUAFQIAPBZAGQYZJgAgAAAAJgAcFQoZJQYAGRgFc2NvcmUVAhYgFrQCFlomdEkcFQAVABUCADwpBhkmACAAAAAWqAQWICYIFsYBACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZLBwAABwAAADTAAAAUEFSMQ==",
  "base64",
);
const nestedTable = Buffer.from(
  "UEFSMRUAFVgVLiwVCBUAFQYVBhwAAAAsFAIAAAAIAAUGIAQEAAAAdXNlcl4IABUAFUgVQiwVCBUAFQYVBhwAAAAkFAIAAAAIAAUGAAQBBgRxMAUGMDECAAAAcTACAAAAcTEVABVMFTYsFQgVABUGFQYcAAAAJhACAAAACAEFHQEE0D8JDSTgPwAAAAAAAOg/FQQZjDUAGAZzY2hlbWEVBAA1AhgIbWVzc2FnZXMVAhUGTDwAAAA1BBgEbGlzdBUCADUCGAdlbGVtZW50FQQAFQwlAhgEcm9sZSUATBwAAAAVDCUCGAdjb250ZW50JQBMHAAAADUCGBFldmFsdWF0aW9uX3Jlc3VsdBUCABUKJQIYBXNjb3JlABYIGRwZPCYAHBUMGSUGABlICG1lc3NhZ2VzBGxpc3QHZWxlbWVudARyb2xlFQIWCBZ+FlQmCEkcFQAVABUCADwWIBkmCAAZVgAAAAAIAAAAJgAcFQwZJQYAGUgIbWVzc2FnZXMEbGlzdAdlbGVtZW50B2NvbnRlbnQVAhYIFm4WaCZcSRwVABUAFQIAPBYQGSYIABlWAAAAAAgAAAAmABwVChklBgAZKBFldmFsdWF0aW9uX3Jlc3VsdAVzY29yZRUCFggWchZcJsQBSRwVABUAFQIAPCkGGTYAAAgAAAAW3gIWCCYIFpgCACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNS4wLjEZPBwAABwAABwAAACgAQAAUEFSMQ==",
  "base64",
);
const rows = (row: (i: number) => object) => Array.from({ length: 30 }, (_, i) => JSON.stringify(row(i))).join("\n");

test.each<readonly [string, string]>([
  ["rows with a prompt's id", rows((i) => ({ prompt_id: i % 4, score: i % 2 }))],
  ["rows that end in the middle", rows((i) => ({ row_id: i % 4, reward: 0.5 })).slice(0, -9)],
  ["a table", `row_id,score\n${"a,1\n".repeat(20)}`],
])("%s is of rollouts, packed or not", async (_, text) => {
  expect(await looksLikeRollouts(fileOf(text))).toBe(true);
  expect(await looksLikeRollouts(fileOf(gzipSync(text)))).toBe(true);
  const name = text.startsWith("{") ? "out/rollouts.jsonl" : "rollouts.csv";
  for (const isStream of [false, true])
    expect(await looksLikeRollouts(fileOf(zipped([[name, text]], isStream)))).toBe(true);
  expect(
    await looksLikeRollouts(
      fileOf(
        zipped([
          ["__MACOSX/._rollouts.csv", "x"],
          ["read.me", "# Rollouts"],
          [name, text],
        ]),
      ),
    ),
  ).toBe(true);
});

test.each<readonly [string, string | Uint8Array]>([
  ["a reward log", rows((i) => ({ step: i, reward: i / 30, kl: 0.1 }))],
  ["a table of pandas", `index,reward\n${Array.from({ length: 20 }, (_, i) => `${i},0.5`).join("\n")}\n`],
  ["a log with the groups of each step", rows((i) => ({ step: i, group_id: i, reward: 0.4 }))],
  ["a config", JSON.stringify({ version: 1, trainingConfig: { learningRate: 1e-4 } })],
  ["prose", "The prompt was scored.\nTwice."],
  ["nothing", ""],
  ["bytes", Uint8Array.from({ length: 300 }, (_, i) => i % 7)],
  ["a zipped log", zipped([["log.csv", rows((i) => ({ step: i, reward: i / 30 }))]])],
  ["a zip archive that ends at once", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
  ["a zip archive of something else", zipped([["picture.png", "x"]])],
  ["a Parquet table that ends in the middle", flatTable.subarray(0, 200)],
  [
    "a Parquet table of a log",
    Buffer.from(flatTable.toString("latin1").replaceAll("prompt_id", "time_step"), "latin1"),
  ],
  ["a broken archive", Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
])("%s is not", async (_, content) => {
  expect(await looksLikeRollouts(fileOf(content))).toBe(false);
});

test.each([
  ["flat", flatTable],
  ["nested", nestedTable],
])("a %s Parquet table with a prompt and a score is of rollouts", async (_, table) => {
  expect(await looksLikeRollouts(fileOf(table))).toBe(true);
  for (const isStored of [true, false]) {
    const files = [
      { name: "read.me", content: "# Rollouts" },
      { name: "out/part-0.parquet", content: table, isStored },
    ];
    expect(await looksLikeRollouts(fileOf(zipFile(files)))).toBe(true);
  }
});

test("a zip archive of another Parquet table, or of a damaged one, is not", async () => {
  const log = Buffer.from(flatTable.toString("latin1").replaceAll("prompt_id", "time_step"), "latin1");
  for (const content of [log, flatTable.subarray(0, 200)])
    expect(await looksLikeRollouts(fileOf(zipFile([{ name: "log.parquet", content }])))).toBe(false);
  const whole = zipFile([{ name: "rollouts.parquet", content: flatTable }]);
  expect(await looksLikeRollouts(fileOf(whole.subarray(0, whole.length - 30)))).toBe(false);
});
