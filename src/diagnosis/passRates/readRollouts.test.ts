import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipFile } from "../formats/archives/zipFile.ts";
import { passRatesOf } from "./passRates.ts";
import { readRollouts } from "./readRollouts.ts";

const encode = (text: string) => new TextEncoder().encode(text);
async function* pieces(bytes: Uint8Array, size = 7) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = (content: string | Uint8Array, size?: number) =>
  readRollouts([{ name: "file", bytes: pieces(typeof content === "string" ? encode(content) : content, size) }]);
const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const scoresOf = async (content: string | Uint8Array) => {
  const { prompts, problem } = await read(content);
  if (problem !== undefined) throw new Error(problem);
  return Object.fromEntries(
    prompts.map(({ label, counts }) => [label, [...counts].flatMap(([s, n]) => Array(n).fill(s))]),
  );
};

const wanted = { a: [1, 0], b: [0, 0] };

test.each<readonly [string, string]>([
  [
    "an object with a list, on one line",
    JSON.stringify({
      rollouts: ["a", "a", "b", "b"].map((prompt_id, i) => ({ prompt_id, score: i === 0 ? 1 : 0 })),
      info: [{ seed: 1 }],
    }),
  ],
  [
    "ids and scores",
    lines([
      { prompt_id: "a", score: 1 },
      { prompt_id: "b", score: 0 },
      { prompt_id: "a", score: 0 },
      { prompt_id: "b", score: 0 },
    ]),
  ],
  [
    "eval-protocol rows",
    lines(
      [
        ["a", 1],
        ["b", 0],
        ["a", 0],
        ["b", 0],
      ].map(([id, score], i) => ({
        messages: [
          { role: "user", content: "same" },
          { role: "assistant", content: `answer ${i}` },
        ],
        input_metadata: { row_id: id },
        evaluation_result: { score, metrics: {} },
        execution_metadata: { rollout_id: `r${i}` },
      })),
    ),
  ],
  [
    "all scores of a prompt in a row",
    lines([
      { prompt: "a", rewards: [1, 0] },
      { prompt: "b", rewards: [0, 0] },
    ]),
  ],
  [
    "truth values",
    lines([
      { question: "a", correct: true },
      { question: "a", correct: false },
      { question: "b", correct: false },
      { question: "b", correct: false },
    ]),
  ],
  ["lists in the cells of a table", 'prompt_id,scores\na,"[1, 0]"\nb,"[0, 0.0]"\n'],
  ["commas in numbers", "prompt_id;score\na;1,0\na;0,0\nb;0,0\nb;0\n"],
  [
    "a list of rollouts in each prompt's row, one of them failed",
    lines([
      { prompt: "a", rollouts: [{ reward: 1 }, { reward: 0 }, { error: "x" }] },
      { prompt: "b", rollouts: [{ reward: 0 }, { reward: 0 }] },
    ]),
  ],
  [
    "one object in one line",
    JSON.stringify({
      config: [1, 2, 3, 4, 5],
      rows: [
        { id: "a", reward: 1 },
        { id: "a", reward: 0 },
        { id: "b", reward: 0 },
        { id: "b", reward: 0 },
      ],
    }),
  ],
  ["CSV", 'row_id,text,score\r\na,"x, ""y""\nz",1\r\na,,0\r\nb,,0\r\nb,,0.0\r\n'],
  [
    "a JSON list",
    JSON.stringify([
      { id: "a", reward: 1 },
      { id: "a", reward: 0 },
      { id: "b", reward: 0 },
      { id: "b", reward: 0 },
    ]),
  ],
  [
    "a JSON object with a list",
    JSON.stringify(
      {
        model: "m",
        results: [
          { id: "a", reward: 1 },
          { id: "a", reward: 0 },
          { id: "b", reward: 0 },
          { id: "b", reward: 0 },
        ],
      },
      undefined,
      1,
    ),
  ],
  [
    "TRL completions: its reward functions are added",
    lines(
      [
        ["a", 0.5, 0.5],
        ["a", -0.5, 0.5],
        ["b", 0, 0],
        ["b", 0, null],
      ].map(([prompt, one, other], i) => ({
        step: 1,
        prompt,
        completion: `c${i}`,
        length_reward: one,
        format: other,
        advantage: 0.1 * i,
      })),
    ),
  ],
])("%s", async (_, text) => {
  expect(await scoresOf(text)).toEqual(wanted);
  expect(await scoresOf(gzipSync(text))).toEqual(wanted);
  expect(await scoresOf(zipFile([{ name: "rollouts.jsonl", content: text }]))).toEqual(wanted);
});

test("prompt groups of a trajectory dump are of their step or file", async () => {
  const dump = (reward: number) => lines([0, 0, 1, 1].map((group) => ({ prompt_group: group, reward })));
  const files = [0, 1].map((step) => ({ name: `step_${step}.jsonl`, bytes: pieces(encode(dump(step))) }));
  expect((await readRollouts(files)).prompts.map(({ rollouts }) => rollouts)).toEqual([2, 2, 2, 2]);
});

test("broken lines, rows without a score and repeated rollouts are left out and counted", async () => {
  const row = (i: number, score: unknown) => JSON.stringify({ row_id: "a", rollout_id: i, score });
  const { prompts, notes } = await read(
    `${row(1, 1)}\n{"row_id": "a", \n${row(2, null)}\n${row(3, 0)}\n${row(3, 0)}\n[]\n`,
  );
  expect(prompts.map(({ rollouts }) => rollouts)).toEqual([2]);
  expect(notes.length).toBe(3);
});

test.each<readonly [string, string | Uint8Array]>([
  ["nothing", ""],
  ["no prompt", lines([{ score: 1 }, { score: 0 }])],
  ["no score", lines([{ prompt: "a" }, { prompt: "a" }])],
  ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])],
  ["a broken JSON list", '[{"id": 1, "score": 1},'],
  ["a broken archive", Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
])("%s has a problem in words", async (_, content) => {
  expect((await read(content)).problem).toMatch(/\w/);
});

test("hostile names and long prompts are only names", async () => {
  const long = "x".repeat(100_000);
  const rows = [
    { prompt: long, score: 1 },
    { prompt: `${long}y`, score: 0 },
    { prompt: long, score: 0 },
  ];
  const { prompts } = await read(
    `{"__proto__": {"score": 9}, "prompt": "constructor", "score": 1}\n${lines(rows)}`,
    65_536,
  );
  expect(prompts.map(({ rollouts }) => rollouts)).toEqual([1, 2, 1]);
  expect(prompts.every(({ label }) => label.length <= 200)).toBe(true);
});

test("100,000 rows are read fast, and none is lost", async () => {
  const text = Array.from(
    { length: 100_000 },
    (_, i) => `{"prompt_id": ${i % 9000}, "score": ${i % 7 === 0 ? 1 : 0}}`,
  ).join("\n");
  // of the process, in microseconds: others may keep the machine busy
  const from = process.cpuUsage();
  const rollouts = await read(text, 1 << 16);
  const rates = passRatesOf(rollouts);
  expect(process.cpuUsage(from).user).toBeLessThan(3e6);
  expect(rates).toMatchObject({ prompts: 9000, rollouts: 100_000 });
});

test("rollouts that failed have no score, and rows logged twice are counted and told", async () => {
  const failed = Array.from({ length: 20 }, (_, i) => ({ prompt_id: `p${i % 5}`, score: i % 4 === 3 ? 1 : null }));
  expect(await read(lines(failed))).toMatchObject({ scoreField: "score", notes: [expect.stringContaining("15")] });
  const long = (score: number) => ({ prompt_id: "a", completion: "x".repeat(300), score });
  const twice = await read(lines([long(1), long(0), long(1), long(1)]));
  expect(twice.prompts[0]?.rollouts).toBe(4);
  expect(twice.notes.join()).toMatch(/word for word: 2/);
});
