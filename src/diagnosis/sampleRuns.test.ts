import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readLog } from "./formats/readLog.ts";
import type { Series } from "./log/log.ts";
import { isSeries, seriesOf } from "./log/series.ts";

/** What is known of a sample run. */
interface Label {
  readonly points: number;
  readonly first_step: number;
  readonly last_step: number;
  readonly reward_first5: readonly number[];
  readonly reward_last5: readonly number[];
  readonly reward_column: string;
  readonly hyper: { readonly learning_rate?: number; readonly lora_rank?: number; readonly num_train_epochs?: number };
}

const folder = new URL("../../../shared/runs/", import.meta.url);
const isThere = existsSync(folder);
const labels: Readonly<Record<string, Label>> = isThere
  ? JSON.parse(readFileSync(new URL("labels.json", folder), "utf8"))
  : {};

/** Notebooks of which the labels do not have what stands in the file: the steps are numbered anew, the code was taken out. */
const renumbered = ["tri_smollm2_135M.ipynb"];

async function seriesIn(file: string): Promise<Series> {
  const log = await readLog(readFileSync(new URL(file, folder)));
  expect(log.problem).toBeUndefined();
  const [run] = log.runs;
  const series = run && seriesOf(run);
  if (!series || !isSeries(series)) throw new Error(`${file} gives no series`);
  return series;
}

// the sample runs are not part of the project
if (!isThere) test.skip("there is no folder ../shared/runs with sample runs");

test.each(Object.entries(labels))("%s is read with the values it is known to hold", async (file, label) => {
  const { step, reward, rewardColumn, settings } = await seriesIn(file);
  expect(rewardColumn).toBe(label.reward_column);
  expect(reward).toHaveLength(label.points);
  if (!renumbered.includes(file)) expect([step[0], step.at(-1)]).toEqual([label.first_step, label.last_step]);
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 3.9));
  expect([...reward.slice(0, 5)]).toEqual(close(label.reward_first5));
  expect([...reward.slice(-5)]).toEqual(close(label.reward_last5));
  if (!renumbered.includes(file)) {
    expect(settings.learningRate).toEqual(label.hyper.learning_rate);
    if (label.hyper.num_train_epochs) expect(settings.epochs).toBe(label.hyper.num_train_epochs);
  }
  if (label.hyper.lora_rank) expect(settings.loraRank).toBe(label.hyper.lora_rank);
});
