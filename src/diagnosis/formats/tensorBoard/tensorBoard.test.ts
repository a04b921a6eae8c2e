import { expect, test } from "vitest";
import { expectRead } from "../expectRead.ts";
import { afterVersion, contentValue, event, eventFile, listValue, simpleValue } from "./eventFile.ts";

const file = eventFile([
  event(300, simpleValue("train/reward", 0.25), simpleValue("train/kl", 0.5)),
  event(300, simpleValue("train/learning_rate", 2 ** -20)),
  event(301, contentValue("train/reward", 0.5)),
  event(302, listValue("train/reward", 0.75)),
]);

test("reads scalars of either form, those of one step as one point", async () => {
  const { log, series, step, reward } = await expectRead(Uint8Array.from(file));
  expect(log.format).toBe("TensorBoard event file");
  expect(step).toEqual([300, 301, 302]);
  expect(reward).toEqual([0.25, 0.5, 0.75]);
  expect([...(series.kl ?? [])]).toEqual([0.5, Number.NaN, Number.NaN]);
  expect(series.settings.learningRate).toBe(2 ** -20);
  expect(log.notes).toEqual([]);
});

test("passes over a damaged record, and says so", async () => {
  const damaged = Uint8Array.from(file);
  const at = afterVersion + 20;
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  const { log, reward } = await expectRead(damaged);
  expect(reward).toEqual([0.5, 0.75]);
  expect(log.notes).toEqual(["1 record is damaged or cut off and left out."]);
});

test("finds the next record behind a damaged length, and reads a file that ends early", async () => {
  const damaged = Uint8Array.from(file).subarray(0, file.length - 3);
  damaged[afterVersion] = (damaged[afterVersion] ?? 0) ^ 1;
  const { log, reward } = await expectRead(damaged);
  expect(reward).toEqual([0.5]);
  expect(log.notes[0]).toMatch("2 records are damaged");
});
