import { expect, test } from "vitest";
import { encodeLink } from "../../exchange/link/link.ts";
import type { SavedLog } from "../../exchange/runs/savedLog.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { searchRuns } from "./searchRuns.ts";

const runOf = (title: string, config: Partial<RunConfig>, rest: Partial<SavedRun> = {}): SavedRun => ({
  id: title.padStart(32, "0"),
  created: "2026-03-01T12:00:00.000Z",
  changed: "2026-03-01T12:00:00.000Z",
  title,
  link: encodeLink({ ...defaultConfig, ...config }),
  note: "",
  ...rest,
});
const emptyLog: SavedLog = {
  name: "run7.csv",
  format: "CSV",
  points: 0,
  steps: [],
  reward: [],
  verdict: "spike_then_collapse",
  cause: "rate too high",
  confidence: "high",
  summary: "The reward falls to 0.1.",
};
const runs = [
  runOf("a", { learningRate: 2e-4, loraRank: 16 }, { note: "Faster, with the new grader" }),
  runOf("b", { learningRate: 2e-4, batchSize: 65536, lossMethod: "dapo" }),
  runOf(
    "c",
    { epochs: 10 },
    {
      log: emptyLog,
    },
  ),
];

const logged = runOf("d", {}, { log: { ...emptyLog, settings: { learningRate: 3e-6, library: "TRL" } } });

test.each([
  ["lr 3e-6", "d"],
  ["lr 1e-4", ""],
  ["rank 8", ""],
  ["trl", "d"],
])("a logged run is found by the settings of its log alone: %s", (query, found) => {
  expect(searchRuns([logged], query).map(({ title }) => title)).toEqual(found === "" ? [] : [found]);
});

test.each([
  ["", "abc"],
  ["  ", "abc"],
  ["lr 2e-4", "ab"],
  ["lr=2e-4", "ab"],
  ["lr 0.0002", "ab"],
  ["lr 2e", "ab"],
  ["Learning rate 2e-4", "ab"],
  ["learningRate: 2e-4", "ab"],
  ["lr 2e-4 rank 16", "a"],
  ["lr 2e-4 grader", "a"],
  ["batch size 64k", "b"],
  ["loss dapo", "b"],
  ["DAPO", "b"],
  ["FASTER", "a"],
  ["collapse", "c"],
  ["Spike, then collapse", "c"],
  ["spike_then_collapse", "c"],
  ["rate too high", "c"],
  ["run7", "c"],
  ["epochs 1", "ab"],
  ["epochs 10", "c"],
  ["lr 3e-4", ""],
  ["nowhere", ""],
  ["(a+)+$ [", ""],
  ["x".repeat(1e5), ""],
])("%s finds %s", (query, found) => {
  expect(
    searchRuns(runs, query)
      .map(({ title }) => title)
      .join(""),
  ).toBe(found);
});
