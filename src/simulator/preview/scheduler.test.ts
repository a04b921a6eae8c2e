import { expect, test } from "vitest";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { type Simulate, simulateRun } from "../simulate.ts";
import { type PreviewAnswer, unpackRuns } from "./protocol.ts";
import { testScheduler } from "./testScheduler.ts";

const config: RunConfig = { ...defaultConfig, seed: 100 };

function setUp(simulate: Simulate = simulateRun) {
  const scheduler = testScheduler(simulate);
  return { ...scheduler, seeds: () => scheduler.simulated.map(([, seed]) => seed) };
}

const stagesOf = (answers: PreviewAnswer[]) => answers.filter((answer) => answer.kind === "stage");

test("answers after 4, 16 and all 64 seeds, counted from the config's own, each simulated once", async () => {
  const { request, seeds, answers, pauses } = setUp();
  request({ id: 1, config, seeds: 64 });
  await pauses(70);
  expect(stagesOf(answers).map(({ ensemble }) => ensemble.runs)).toEqual([4, 16, 64]);
  expect(stagesOf(answers).map(({ done }) => done)).toEqual([false, false, true]);
  expect(seeds()).toEqual(Array.from({ length: 64 }, (_, i) => 100 + i));
});

test("posts every run once, in the stage that it came with", async () => {
  const { request, answers, pauses } = setUp();
  request({ id: 1, config, seeds: 16 });
  await pauses(20);
  const [first, second] = stagesOf(answers).map(({ newRuns }) => unpackRuns(newRuns));
  expect(first?.map(({ seed }) => seed)).toEqual([100, 101, 102, 103]);
  expect(second?.map(({ seed }) => seed)).toEqual(Array.from({ length: 12 }, (_, i) => 104 + i));
  expect(first?.[0]).toEqual(simulateRun(config, 100, "light"));
});

test("drops a request between two seeds when a newer one is there", async () => {
  const { request, seeds, answers, pauses } = setUp();
  request({ id: 1, config, seeds: 64 });
  await pauses(5);
  request({ id: 2, config: { ...config, seed: 500 }, seeds: 4 });
  await pauses(10);
  expect(seeds()).toEqual([100, 101, 102, 103, 104, 105, 500, 501, 502, 503]);
  expect(answers.map(({ id }) => id)).toEqual([1, 2]);
});

test("goes straight to the newest of several waiting requests", async () => {
  const { request, seeds, pauses } = setUp();
  request({ id: 1, config, seeds: 4 });
  request({ id: 2, config: { ...config, seed: 200 }, seeds: 4 });
  request({ id: 3, config: { ...config, seed: 300 }, seeds: 4 });
  await pauses(10);
  expect(seeds()).toEqual([100, 300, 301, 302, 303]);
});

test("posts the message of a run that throws, and takes the next request", async () => {
  const { request, answers, pauses } = setUp((asked, seed, evaluation) => {
    if (seed === 101) throw new Error("no such rank: -1");
    return simulateRun(asked, seed, evaluation);
  });
  request({ id: 1, config, seeds: 4 });
  await pauses(5);
  expect(answers).toEqual([{ kind: "failure", id: 1, message: "no such rank: -1" }]);
  request({ id: 2, config: { ...config, seed: 200 }, seeds: 4 });
  await pauses(5);
  expect(answers[1]).toMatchObject({ kind: "stage", id: 2, done: true });
});
