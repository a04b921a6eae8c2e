import { expect, test } from "vitest";
import { defaultRun, diagnoseRun } from "./diagnoseRun.ts";
import { readLog } from "./formats/readLog.ts";

/** The diagnosis of what the page would show first of a text; throws where there is none. */
async function diagnosed(text: string) {
  const log = await readLog(text);
  const shown = diagnoseRun(log, { run: defaultRun(log) }, {});
  if ("problem" in shown) throw new Error(shown.problem);
  return { log, ...shown };
}

const range = (length: number) => Array.from({ length }, (_, i) => i);
const scatter = (i: number) => 0.03 * Math.sin(i * 12.9898);
const rise = (i: number) => Number((0.2 + 0.5 * (1 - Math.exp(-i / 12)) + scatter(i)).toFixed(4));
const dictionary = (i: number, more = "") => `{'loss': 0.01, 'reward': ${rise(i)}, 'epoch': ${i / 100}${more}}`;
const notebook = (...outputs: object[]) =>
  JSON.stringify({ cells: [{ cell_type: "code", source: [], outputs }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
const shownTable = (rows: readonly number[], end = "</table>") => ({
  output_type: "display_data",
  data: {
    "text/html": `<table><tr><th>Step</th><th>Training Loss</th><th>reward</th></tr>${rows.map((i) => `<tr><td>${i + 1}</td><td>0.1</td><td>${rise(i)}</td></tr>`).join("")}${end}`,
  },
});
const printed = (text: string) => ({ output_type: "stream", name: "stdout", text });

test.each([40, 120])(
  "accuracy of supervised training, %i rows: low confidence and the question which column it is",
  async (rows) => {
    const { diagnosis } = await diagnosed(
      range(rows)
        .map((i) => JSON.stringify({ current_steps: i + 1, loss: 0.5, accuracy: rise(i), lr: 1e-6 }))
        .join("\n"),
    );
    expect(diagnosis).toMatchObject({ confidence: "low", question: { about: "rewardColumn" } });
  },
);

test("settings are those of the phase with the reward, not of the supervised one before it", async () => {
  const warmUp = range(60).map((i) => `{'loss': 0.5, 'learning_rate': 0.0002, 'epoch': ${i / 60}}`);
  const { series } = await diagnosed(
    [...warmUp, ...range(60).map((i) => dictionary(i, ", 'learning_rate': 5e-06"))].join("\n"),
  );
  expect(series.reward).toHaveLength(60);
  expect(series.settings.learningRate).toBe(5e-6);
});

test.each<[string, (table: object) => string]>([
  ["before the table", (table) => notebook(printed("a sample: <table border=1><tr><td>reward"), table)],
  ["behind the table", (table) => notebook(table, printed("<table><tr><th>Step"))],
])("an HTML table that is not closed in a printed sample, %s", async (_, write) => {
  expect((await diagnosed(write(shownTable(range(60))))).series.reward).toHaveLength(60);
});

test("an HTML table that is not closed among a console's lines hides none of them", async () => {
  const lines = range(60).flatMap((i) => [dictionary(i), ...(i === 20 ? ["completion: <table><tr><td>9"] : [])]);
  expect((await diagnosed(lines.join("\n"))).series.reward.length).toBeGreaterThanOrEqual(20);
});

test.each([
  [range(20), range(40)],
  [range(40), range(40)],
  [range(40), range(20)],
])("a table that a cell draws anew counts once", async (...drawn) => {
  const { log, series } = await diagnosed(notebook(...drawn.map((rows) => shownTable(rows))));
  expect(log.runs).toHaveLength(1);
  expect([...series.reward]).toEqual(range(40).map(rise));
});

test("20,000 evaluations between 100 steps of training are held-out, and no reward of training", async () => {
  const rows = range(100).flatMap((step) => [
    JSON.stringify({ step, reward: rise(step) }),
    ...range(200).map(() => JSON.stringify({ step, "eval/reward": 0.5 })),
  ]);
  const { series } = await diagnosed(rows.join("\n"));
  expect(series.reward).toHaveLength(100);
  expect(series.heldOut?.reward).toHaveLength(20_000);
});

test("rows that are not numbers are left out and counted", async () => {
  const { log, series } = await diagnosed(
    `step,reward,kl\n${range(60)
      .map((i) => `${i},${i % 6 === 2 ? "NaN" : rise(i)},${i % 5 === 0 ? "inf" : 0.01}`)
      .join("\n")}`,
  );
  expect(series.reward).toHaveLength(50);
  expect(log.notes.join()).toMatch(/22 values/);
});

test("a reward that is never above 0 but has parts that give points shows no ceiling", async () => {
  const value = (i: number) => (i % 4 === 1 ? -0.9375 : 0);
  const text = (parts: string) =>
    `step,reward${parts && ",rewards/format/mean,rewards/answer/mean"}\n${range(120)
      .map((i) => `${i},${value(i)}${parts && `,4.5,${value(i) - 4.5}`}`)
      .join("\n")}`;
  const { diagnosis } = await diagnosed(text("with"));
  expect([diagnosis.verdict, diagnosis.confidence]).not.toEqual(["saturated", "high"]);
});

test("the results of an evaluation are no course of a run: refused, with their columns", async () => {
  const results = {
    model: "m",
    accuracy_by_level: { easy: 0.9, hard: 0.2 },
    note: "Correct. Baguettes = 120, score: 3",
  };
  const log = await readLog(JSON.stringify(results, undefined, 2));
  const shown = diagnoseRun(log, { run: 0 }, {});
  expect("problem" in shown).toBe(true);
});

test("a final reward that each episode prints, and nothing else does, is the course", async () => {
  const lines = range(40).flatMap((i) => [`Episode ${i} loss: 0.1`, `Final reward: ${rise(i)}`]);
  expect([...(await diagnosed(lines.join("\n"))).series.reward]).toEqual(range(40).map(rise));
});

test("only a list below the heading of an evaluation is of it", async () => {
  const lines = range(40).flatMap((i) => [
    "A sample: Test the value",
    "Evaluation Results:",
    "  • Accuracy: 0.5",
    `[step ${i}] loss=0.1 acc=${rise(i)} kl=0.01`,
  ]);
  const { series } = await diagnosed(lines.join("\n"));
  expect([...series.reward]).toEqual(range(40).map(rise));
  expect(series.heldOut?.reward).toHaveLength(40);
});

test("what a console says once more at the end is no point of the course", async () => {
  const lines = range(40).map((i) => `step ${i} train_reward=${rise(i)} kept=4/4`);
  const { series } = await diagnosed(
    [...lines, "best checkpoint: step 39 train_reward=9.0", "Final train_reward: 9"].join("\n"),
  );
  expect([...series.reward]).toEqual(range(40).map(rise));
});
