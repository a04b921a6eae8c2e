import { expect, test } from "vitest";
import { expectRead } from "../formats/expectRead.ts";
import type { LoggedRun } from "./log.ts";
import { isSeries, seriesOf } from "./series.ts";

const run = (columns: Record<string, number[]>, step?: number[]): LoggedRun => {
  const entries = Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)] as const);
  const count = entries[0]?.[1].length ?? 0;
  return {
    name: "",
    step: Float64Array.from(step ?? new Array(count).fill(Number.NaN)),
    columns: new Map(entries),
    settings: {},
  };
};
const read = (logged: LoggedRun, column?: string) => {
  const series = seriesOf(logged, column);
  if (!isSeries(series)) throw new Error(series.problem);
  return series;
};
const { NaN: none, POSITIVE_INFINITY: infinite } = Number;

test("leaves out points without a reward, in every series alike", () => {
  const series = read(
    run(
      { reward: [1, none, infinite, 2], kl: [0.1, 0.2, 0.3, infinite], eval_reward: [none, 5, none, none] },
      [1, 2, 3, 4],
    ),
  );
  expect([...series.reward]).toEqual([1, 2]);
  expect([...series.step]).toEqual([1, 4]);
  expect([...(series.kl ?? [])]).toEqual([0.1, none]);
  expect([...(series.heldOut?.step ?? [])]).toEqual([2]);
});

test("numbers the points where the log has no steps, and evaluations by the point before them", () => {
  const series = read(run({ reward: [1, none, 2, 3], eval_reward: [none, 5, none, none] }));
  expect([...series.step]).toEqual([1, 2, 3]);
  expect([...(series.heldOut?.step ?? [])]).toEqual([1]);
});

test("a step that a row does not have is that of the row before", () => {
  expect([...read(run({ reward: [1, 2, 3, 4] }, [none, 10, none, 20])).step]).toEqual([10, 10, 10, 20]);
});

test("takes the mean of each step where a log has a row for each rollout", async () => {
  const rows = [1, 2, 3].flatMap((step) =>
    [0, 1, 0, step].map((reward) => `{"step": ${step}, "prompt": "p", "reward": ${reward}}`),
  );
  const { step, reward } = await expectRead(rows.join("\n"));
  expect(step).toEqual([1, 2, 3]);
  expect(reward).toEqual([0.5, 0.75, 1]);
});

test("keeps rows of the same step apart where they are two or three", () => {
  expect(read(run({ reward: [1, 2, 3, 4] }, [1, 1, 2, 2])).reward).toHaveLength(4);
});

test("finds the share of groups without a signal from the shares of solved ones", () => {
  const tinker = run({ "env/all/reward/total": [1, 2], "env/all/by_group/frac_mixed": [0.25, 1] });
  expect([...(read(tinker).zeroVarianceShare ?? [])]).toEqual([0.75, 0]);
  const counted = run({ reward: [1, 2], "batch/solve_none": [0.5, 0.25], "batch/solve_all": [0.25, 0.25] });
  expect([...(read(counted).zeroVarianceShare ?? [])]).toEqual([0.75, 0.5]);
});

test("a chosen column that is not there or holds nothing is a problem in words", () => {
  expect(seriesOf(run({ reward: [1] }), "quality")).toMatchObject({ columns: ["reward"] });
  expect(seriesOf(run({ reward: [1], quality: [none] }), "quality")).toMatchObject({
    problem: "The column quality holds no numbers. Choose another.",
  });
});
