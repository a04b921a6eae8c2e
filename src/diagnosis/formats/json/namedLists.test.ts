import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { readLog } from "../readLog.ts";

const rewards = Array.from({ length: 12 }, (_, i) => i / 16);

test.each([
  ["assigned", `rewards = [${rewards.join(", ")}]\n`],
  ["over several lines, with a last comma", `rewards = [\n  ${rewards.join(",\n  ")},\n]\n`],
  ["as numpy prints them", `rewards: [${rewards.map((value) => `np.float64(${value})`).join(", ")}]`],
  ["beside others", `reward_mean = [${rewards.join(", ")}]\nkl = [${rewards.map((value) => 2 * value).join(", ")}]\n`],
])("a list of numbers is read %s", async (_, text) => {
  expect((await expectRead(text)).reward).toEqual(rewards);
});

test("short lists and a list for every step are no course of a run", async () => {
  expect((await readLog("rewards = [0.1, 0.2, 0.3]\n")).runs).toEqual([]);
  const lines = [1, 2, 3].map(() => `rewards = [${rewards.join(", ")}]`);
  expect((await readLog(lines.join("\n"))).format).not.toBe("lists of numbers");
});
