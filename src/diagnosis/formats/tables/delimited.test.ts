import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";

test.each([
  ["commas", "step,reward,kl\n1,0.25,0.1\n2,0.5,0.2\n"],
  ["tabs", "step\treward\tkl\n1\t0.25\t0.1\n2\t0.5\t0.2\n"],
  ["semicolons and decimal commas", "step;reward;kl\n1;0,25;0,1\n2;0,5;0,2\n"],
  ["Windows' line ends and a byte order mark", "\uFEFFstep,reward,kl\r\n1,0.25,0.1\r\n2,0.5,0.2\r\n"],
  ["a title", "My run\nstep,reward,kl\n1,0.25,0.1\n2,0.5,0.2\n3,,0.3\n"],
  ["a header as a comment", "# step,reward,kl\n1,0.25,0.1\n2,0.5,0.2\n"],
  ["quotes around lines", 'step,reward,text\n1,0.25,"a, ""b""\nstep,c"\n2,0.5,"d"\n'],
  ["two columns without a header", "1,0.25\n2,0.5\n"],
  ["one column without a header", "0.25\n0.5\n"],
  ["one row of numbers", "0.25, 0.5"],
  ["blanks", "step   reward  kl\n1      0.25    0.1\n2      0.5     0.2\n"],
  ["pandas' printed table", "   step  reward\n0     1    0.25\n1     2    0.50\n"],
  ["Markdown", "| Step | Reward |\n|-----:|:------|\n| 1 | 0.25 |\n| 2 | 0.5 |\n"],
  ["NumPy's savetxt", "# step reward\n1.000e+00 2.500e-01\n2.000e+00 5.000e-01\n"],
  ["MLflow's files of one metric", "1700000000000 0.25 1\n1700000001000 0.5 2\n"],
  ["cells without a log", "Step\tTraining Loss\treward\n1\t0.000000\t0.25\n2\t0.000000\t0.5\n3\tNo Log\tNo Log\n"],
  ["TensorBoard's CSV", "Wall time,Step,Value\n1700000000.1,1,0.25\n1700000001.2,2,0.5\n"],
  ["one value a row", "step,metric,value\n1,reward,0.25\n1,kl,0.1\n2,reward,0.5\n2,kl,0.1\n"],
])("reads a table with %s", async (_, text) => {
  const { step, reward } = await expectRead(text);
  expect(reward).toEqual([0.25, 0.5]);
  expect(step).toEqual([1, 2]);
});

test("reads W&B's chart of several runs as runs, without its bounds", async () => {
  const { log, series } = await expectRead(
    [
      '"Step","run - a - train/reward","run - a - train/reward__MIN","run - a - train/reward__MAX","b - train/reward","b - train/reward__MIN","b - train/reward__MAX"',
      '"1","0.25","0.25","0.25","","",""',
      '"2","0.5","0.5","0.5","1","1","1"',
      '"3","","","","2","2","2"',
    ].join("\n"),
  );
  expect(log.format).toBe("W&B chart export");
  expect(log.runs.map(({ name }) => name)).toEqual(["run - a", "b"]);
  expect([...series.reward]).toEqual([0.25, 0.5]);
  expect(log.runs[1]?.columns.get("train/reward")).toEqual(Float64Array.of(1, 2));
  expect(log.runs[1]?.step).toEqual(Float64Array.of(2, 3));
  expect([...(log.runs[0]?.columns.keys() ?? [])].toSorted()).toEqual(["Step", "train/reward"]);
});

test("reads a long table of several runs, named or by seed", async () => {
  const named = await expectRead("run,step,reward\na,1,0.25\nb,1,1\na,2,0.5\nb,2,2\n");
  expect(named.log.runs.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(named.reward).toEqual([0.25, 0.5]);
  const seeds = await expectRead(
    `seed,step,reward\n${[0, 1].flatMap((seed) => [1, 2, 3].map((step) => `${seed},${step},${seed + step}`)).join("\n")}\n`,
  );
  expect(seeds.log.runs.map(({ name }) => name)).toEqual(["seed 0", "seed 1"]);
  expect(seeds.reward).toEqual([1, 2, 3]);
});

test("reads W&B's history by the trainer's own step", async () => {
  const { log, step } = await expectRead(
    "_step,_runtime,train/reward,train/global_step\n0,1,0.25,10\n1,2,,10\n2,3,0.5,20\n",
  );
  expect(log.format).toBe("W&B history");
  expect(step).toEqual([10, 20]);
});

test("finds the reward behind a million other columns", async () => {
  const names = Array.from({ length: 1e6 }, (_, i) => `c${i}`).join(",");
  const { reward, log } = await expectRead(`${names},reward\n${"1,".repeat(1e6)}0.25\n${"1,".repeat(1e6)}0.5\n`);
  expect(reward).toEqual([0.25, 0.5]);
  expect(log.notes[0]).toMatch("1000001 columns");
});
