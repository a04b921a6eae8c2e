import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { defaultRun, diagnoseRun } from "./diagnoseRun.ts";
import { readLog } from "./formats/readLog.ts";
import { languageTrainers, otherTrainers, type Writer } from "./formats/trainerLogs.ts";
import { drawRun } from "./trend/drawnRuns.ts";

async function diagnosed(text: string) {
  const log = await readLog(text);
  const shown = diagnoseRun(log, { run: defaultRun(log) }, {});
  if ("problem" in shown) throw new Error(shown.problem);
  return shown.diagnosis;
}

const written = ({ before = "", row }: Writer, rewards: readonly number[]) =>
  before +
  rewards.map((reward, i) => row({ i: i + 1, reward: Number(reward.toFixed(4)), steps: rewards.length })).join("");

const all = { ...languageTrainers, ...otherTrainers };
const writers = [
  "TRL on a console with a progress bar",
  "verl behind Ray",
  "W&B's history",
  "Stable-Baselines3's blocks with evaluations between them",
];
const someRun = fc
  .tuple(
    fc.constantFrom("healthy", "still_climbing", "noisy", "spike_then_collapse" as const),
    fc.integer({ min: 810_000, max: 810_200 }),
  )
  .map(([name, seed]) => Array.from(drawRun(name, seed).reward, (reward) => 3 + reward));

/** What may be done to a log that says no more than before, or the same in another unit. */
const changes: Readonly<Record<string, (rewards: readonly number[]) => readonly number[]>> = {
  "shifted by 40": (rewards) => rewards.map((reward) => reward + 40),
  "scaled by 20": (rewards) => rewards.map((reward) => 20 * reward),
  "without every other row": (rewards) => rewards.filter((_, i) => i % 2 === 0),
};

test.each(Object.entries(changes))("a log that is %s: the same verdict, or not sure of both", async (_, change) => {
  await fc.assert(
    fc.asyncProperty(someRun, fc.constantFrom(...writers), async (rewards, name) => {
      // its own evaluations are the rewards at their steps: without them the reward alone speaks
      const writer = all[name] as Writer;
      const [before, after] = [
        await diagnosed(written(writer, rewards)),
        await diagnosed(written(writer, change(rewards))),
      ];
      if (after.verdict !== before.verdict) expect([after.confidence, before.confidence]).not.toEqual(["high", "high"]);
    }),
    { numRuns: propertyRuns(12) },
  );
});

test.each<[string, (line: string, i: number) => string]>([
  ["each row twice", (line) => `${line}\n${line}`],
  ["a column of evaluations more", (line, i) => `${line},${i % 10 === 0 ? 3.5 + ((i * 7) % 5) / 50 : ""}`],
  ["a column of nothing more", (line) => `${line},`],
])("a table with %s: the same verdict, or not sure of both", async (what, change) => {
  await fc.assert(
    fc.asyncProperty(someRun, async (rewards) => {
      const lines = rewards.map((reward, i) => `${i + 1},${reward.toFixed(4)}`);
      const header = what.startsWith("each")
        ? "step,reward"
        : `step,reward,${what.includes("evaluations") ? "eval/score" : "note"}`;
      const [before, after] = [
        await diagnosed(["step,reward", ...lines].join("\n")),
        await diagnosed([header, ...lines.map(change)].join("\n")),
      ];
      if (after.verdict !== before.verdict) expect([after.confidence, before.confidence]).not.toEqual(["high", "high"]);
    }),
    { numRuns: propertyRuns(12) },
  );
});
