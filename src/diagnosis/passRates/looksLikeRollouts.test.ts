import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { looksLikeRollouts } from "./looksLikeRollouts.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const rows = (row: (i: number) => object) => Array.from({ length: 30 }, (_, i) => JSON.stringify(row(i))).join("\n");

test.each<readonly [string, string]>([
  ["rows with a prompt's id", rows((i) => ({ prompt_id: i % 4, score: i % 2 }))],
  ["rows that end in the middle", rows((i) => ({ row_id: i % 4, reward: 0.5 })).slice(0, -9)],
  ["a table", `row_id,score\n${"a,1\n".repeat(20)}`],
])("%s is of rollouts, packed or not", async (_, text) => {
  expect(await looksLikeRollouts(encode(text))).toBe(true);
  expect(await looksLikeRollouts(gzipSync(text))).toBe(true);
});

test.each<readonly [string, string | Uint8Array]>([
  ["a reward log", rows((i) => ({ step: i, reward: i / 30, kl: 0.1 }))],
  ["a table of pandas", `index,reward\n${Array.from({ length: 20 }, (_, i) => `${i},0.5`).join("\n")}\n`],
  ["a log with the groups of each step", rows((i) => ({ step: i, group_id: i, reward: 0.4 }))],
  ["a config", JSON.stringify({ version: 1, trainingConfig: { learningRate: 1e-4 } })],
  ["prose", "The prompt was scored.\nTwice."],
  ["nothing", ""],
  ["bytes", Uint8Array.from({ length: 300 }, (_, i) => i % 7)],
  ["a broken archive", Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
])("%s is not", async (_, content) => {
  expect(await looksLikeRollouts(typeof content === "string" ? encode(content) : content)).toBe(false);
});
