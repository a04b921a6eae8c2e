import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import { ensemble, summarize } from "../runs/ensemble.ts";
import { packRuns } from "./protocol.ts";
import { testClient, testScheduler } from "./testScheduler.ts";

const rate = (learningRate: number) => ({ ...defaultConfig, learningRate, seed: 10 });
const numbers = Float64Array.of(0.3, 0.7);
const run = (seed: number): SimulatedRun => ({
  seed,
  step: numbers,
  reward: numbers,
  heldOut: numbers,
  batchReward: numbers,
});

/** Makes a scheduler on which every run with the learning rate `broken` fails. */
const setUp = (broken = 0) =>
  testScheduler(({ learningRate }, seed) => {
    if (learningRate === broken) throw new Error("no such rate");
    return run(seed);
  }, "kernel");

test("simulates the first seeds of the neighbors once the request is done, and posts nothing of them", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ id: 1, config: rate(1e-4), seeds: 4, neighbors: [rate(9e-5), rate(2e-4)] });
  await pauses(20);
  expect(simulated.slice(4)).toEqual([9e-5, 2e-4].flatMap((near) => [10, 11, 12, 13].map((seed) => [near, seed])));
  expect(answers).toHaveLength(1);
});

test("stops looking ahead between two seeds when a newer request is there", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ id: 1, config: rate(1e-4), seeds: 4, neighbors: [rate(9e-5), rate(2e-4)] });
  await pauses(5);
  request({ id: 2, config: rate(3e-4), seeds: 4 });
  await pauses(10);
  expect(simulated.map(([near]) => near)).toEqual([1e-4, 1e-4, 1e-4, 1e-4, 9e-5, 9e-5, 3e-4, 3e-4, 3e-4, 3e-4]);
  expect(answers.map(({ id }) => id)).toEqual([1, 2]);
});

test("does not fail a request whose neighbor fails", async () => {
  const { request, simulated, answers, pauses } = setUp(9e-5);
  request({ id: 1, config: rate(1e-4), seeds: 4, neighbors: [rate(9e-5), rate(2e-4)] });
  await pauses(20);
  expect(answers.map(({ kind }) => kind)).toEqual(["stage"]);
  expect(simulated.at(-1)).toEqual([2e-4, 13]);
});

test("says what it simulates with", async () => {
  const { request, answers, pauses } = setUp();
  request({ id: 1, config: rate(1e-4), seeds: 4 });
  await pauses(5);
  expect(answers[0]).toMatchObject({ kind: "stage", engine: "kernel" });
});

test("sends the neighbors with the request, and again to a new worker", () => {
  const { client, ports, previews } = testClient();
  client.request(rate(1e-4), [rate(2e-4)]);
  ports[0]?.onerror?.({ message: "out of memory" });
  expect(previews.map(({ neighbors }) => neighbors)).toEqual([[rate(2e-4)], [rate(2e-4)]]);
});

test.each([
  [{ engine: "kernel" }, "kernel"],
  [{ engine: "typescript" }, "typescript"],
  [{}, "typescript"],
] as const)("passes on what an answer says it was simulated with: %o", (said, engine) => {
  const { client, ports, stages } = testClient();
  client.request(rate(1e-4));
  const runs = [run(10)];
  const stage = { ensemble: ensemble(runs), summary: summarize(runs), newRuns: packRuns(runs), done: true };
  ports[0]?.onmessage?.({ data: { kind: "stage", id: 1, ...stage, ...said } });
  expect(stages[0]?.engine).toBe(engine);
});
