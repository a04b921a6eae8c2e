import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { expectRead } from "../formats/expectRead.ts";
import { readLog } from "../formats/readLog.ts";

/** A log of these rows in one format or another. */
const writers = {
  "JSON Lines": (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n"),
  "a console": (rows: readonly object[]) =>
    rows.map((row) => `INFO ${JSON.stringify(row).replaceAll('"', "'")}`).join("\n"),
  "a table": (rows: readonly object[]) =>
    [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((row) => row.join(",")).join("\n"),
};
const formats = Object.entries(writers);
const from = (first: number, last: number, every = 1) =>
  Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, i) => first + i * every);
const rowsOf = (steps: readonly number[], more: (i: number) => object = () => ({})) =>
  steps.map((step, i) => ({ step, reward: (i % 7) / 8 + i, ...more(i) }));
const sizes = async (text: string) => (await readLog(text)).runs.map(({ step }) => step.length);

test.each(formats)("two runs that were glued together in %s are two", async (_, write) => {
  const { log } = await expectRead(write(rowsOf([...from(1, 40), ...from(1, 30)])));
  expect(log.runs.map(({ step }) => [step[0], step.length])).toEqual([
    [1, 40],
    [1, 30],
  ]);
  expect(log.runs.map(({ columns }) => columns.get("reward")?.[0])).toEqual([0, 40 + 5 / 8]);
  expect(log.notes.join()).toMatch(/1 at point 41.*2 runs/);
});

test.each<[string, readonly number[], readonly number[]]>([
  ["nine starts of two steps at most", [1, 1, 1, 2, 1, 1, 2, 1, 2, 1, 2, 1, 2, 1], [1, 1, 2, 1, 2, 2, 2, 2, 1]],
  ["three runs on other steps", [...from(10, 200, 10), ...from(5, 100, 5), ...from(10, 50, 10)], [20, 20, 5]],
  ["a run that was resumed in its middle", [...from(1, 60), ...from(50, 90)], [101]],
  ["steps that are out of order by one", [1, 2, 4, 3, 5, 6, 8, 7, 9, 10, 11, 12], [12]],
  ["a first step that is out of order", [2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [12]],
  ["a row for each process", from(1, 20).flatMap((step) => [step, step]), [40]],
])("%s", async (_, steps, expected) => {
  for (const [, write] of formats) expect(await sizes(write(rowsOf(steps)))).toEqual(expected);
});

test.each(formats)("a step that counts within its epoch goes on in %s", async (_, write) => {
  const steps = [...from(1, 10), ...from(1, 10), ...from(1, 10)];
  const { step, series } = await expectRead(write(rowsOf(steps, (i) => ({ epoch: Math.floor(i / 10) }))));
  expect(step).toEqual(from(1, 30));
  expect(series.restarts).toEqual([]);
});

test("runs without a step are parted where their epoch goes back", async () => {
  const row = (epoch: number, reward: number) => `{'loss': 0.1, 'reward': ${reward}, 'epoch': ${epoch}}`;
  const epochs = [...from(1, 20), ...from(1, 10)];
  expect(await sizes(epochs.map((epoch, i) => row(epoch / 20, i / 8)).join("\n"))).toEqual([20, 10]);
});

test("a config that is printed again parts runs that count nothing", async () => {
  const config = "{'learning_rate': 1e-06, 'num_generations': 8, 'temperature': 1.0, 'beta': 0.04}";
  const run = (first: number, last: number) => [
    config,
    ...from(first, last).map((i) => `{'loss': 0.1, 'reward': ${i / 8}}`),
  ];
  expect(await sizes([...run(1, 12), ...run(4, 12)].join("\n"))).toEqual([12, 9]);
});

test.each(formats)("rows in no order, each of a step of its own, are sorted in %s", async (_, write) => {
  const rows = rowsOf(from(1, 12));
  const reversed = await expectRead(write(rows.toReversed()));
  expect(reversed.step).toEqual(from(1, 12));
  expect(reversed.reward).toEqual(rows.map(({ reward }) => reward));
  const mixed = await expectRead(write([7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 4, 6].flatMap((i) => rows[i] ?? [])));
  expect(mixed.reward).toEqual(reversed.reward);
  expect(mixed.log.notes).toHaveLength(1);
});

test("a run that another repeats and goes on from is left out, one that only never changes is not", async () => {
  const wide = (runs: Readonly<Record<string, readonly number[]>>) =>
    JSON.stringify(Object.fromEntries(Object.entries(runs).map(([name, reward]) => [name, { reward }])));
  expect(await sizes(wide({ a: [1, 2, 3, 4], b: [1, 2, 3, 4, 5, 6], c: [1, 2, 3, 9] }))).toEqual([6, 4]);
  expect(await sizes(wide({ a: [0, 0, 0, 0], b: [0, 0, 0, 0, 0, 0] }))).toEqual([4, 6]);
});

test("whatever the steps are, each row is in one run, in the order of the file or of the steps", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 60 }), async (steps) => {
      const { runs } = await readLog(JSON.stringify(rowsOf(steps)));
      const rewards = runs.flatMap(({ columns }) => [...(columns.get("reward") ?? [])]);
      expect(rewards.toSorted((a, b) => a - b)).toEqual(rowsOf(steps).map(({ reward }) => reward));
    }),
    { numRuns: propertyRuns(200) },
  );
});
