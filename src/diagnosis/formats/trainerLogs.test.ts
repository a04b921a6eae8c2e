import { expect, test } from "vitest";
import { defaultRun } from "../diagnoseRun.ts";
import type { LoggedRun } from "../log/log.ts";
import { expectRead } from "./expectRead.ts";
import { readLog } from "./readLog.ts";
import { languageTrainers, otherTrainers, type Writer } from "./trainerLogs.ts";

const writers = Object.entries({ ...languageTrainers, ...otherTrainers });

/** Courses that a reward may take: within 0 and 1, below 0, large. */
const courses: Readonly<Record<string, (i: number) => number>> = {
  "rises within 0 and 1": (i) => 0.2 + 0.5 * (1 - Math.exp(-i / 15)),
  "is negative": (i) => -90 + 40 * (i / 100),
  "comes down from 9": (i) => 9 - i / 20,
};
const STEPS = 100;

function written({ before = "", row }: Writer, course: (i: number) => number, steps = STEPS) {
  const rewards = Array.from({ length: steps }, (_, i) =>
    Number((course(i + 1) + 0.03 * Math.sin(i * 12.9898)).toFixed(4)),
  );
  return { rewards, text: before + rewards.map((reward, i) => row({ i: i + 1, reward, steps })).join("") };
}

test.each(writers)("%s: every reward in its order, as one run", async (_, writer) => {
  for (const course of Object.values(courses)) {
    const { rewards, text } = written(writer, course);
    const { log, series, step, reward } = await expectRead(text);
    expect(reward).toEqual(rewards);
    expect({ runs: log.runs.length, column: series.rewardColumn }).toEqual({ runs: 1, column: writer.column });
    expect(log.notes.filter((note) => !note.includes("NaN"))).toEqual([]);
    // each step once, upwards
    expect(step.every((value, i) => i === 0 || value > (step[i - 1] ?? 0))).toBe(true);
    const every = writer.evaluatesEvery;
    expect(series.heldOut?.reward.length).toBe(every === undefined ? undefined : STEPS / every);
    expect(series.doubt === undefined || writer.column === "Value").toBe(true);
  }
});

test.each(writers)("%s, one run after another: two runs, of which the longer is shown", async (name, writer) => {
  const [first, second] = [written(writer, (i) => i / 30, 30), written(writer, (i) => i / 50, 50)];
  const log = await readLog(first.text + second.text);
  const values = (run: LoggedRun | undefined) => [...(run?.columns.get(writer.column) ?? [])].filter(Number.isFinite);
  // it counts nothing, and its second header is within a comment
  const runs = name.startsWith("Monitor") ? 1 : 2;
  expect(log.runs).toHaveLength(runs);
  if (runs === 2) expect(new Set(values(log.runs[defaultRun(log)]))).toEqual(new Set(second.rewards));
  else expect(values(log.runs[0])).toEqual([...first.rewards, ...second.rewards]);
});

test.each(writers)("%s: with values that are missing, the others are read", async (_, writer) => {
  const { rewards, text } = written(writer, (i) => 10 + i);
  // every seventh reward is no number
  const gaps = rewards.filter((_reward, i) => i % 7 === 3);
  const holed = gaps.reduce(
    (before, reward) =>
      before.replaceAll(new RegExp(`(?<![\\d.])${String(reward).replace(".", "[.,]")}(?!\\d)`, "g"), "nan"),
    text,
  );
  const { reward } = await expectRead(holed);
  expect(reward.filter((value) => rewards.includes(value))).toEqual(rewards.filter((_reward, i) => i % 7 !== 3));
});
