import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import type { BackgroundJob } from "./protocol.ts";
import { testClient, testScheduler } from "./testScheduler.ts";

const rate = (learningRate: number) => ({ ...defaultConfig, learningRate, seed: 10 });
const job = (learningRate: number, seeds = 2): BackgroundJob => ({ config: rate(learningRate), seeds });

/** A run that ends at 1000 times its rate. */
const run = (seed: number, learningRate: number): SimulatedRun => ({
  seed,
  step: Float64Array.of(0, 1),
  reward: Float64Array.of(0.3, 1000 * learningRate),
  heldOut: Float64Array.of(0.3, 500 * learningRate),
  batchReward: Float64Array.of(0.3),
});

/** Makes a scheduler on which every run with the learning rate `broken` fails. */
function setUp(broken = 0) {
  const scheduler = testScheduler(({ learningRate }, seed) => {
    if (learningRate === broken) throw new Error("no such rate");
    return run(seed, learningRate);
  });
  return { ...scheduler, backgroundAnswers: () => scheduler.answers.filter(({ kind }) => kind === "background") };
}

test("simulates background jobs in their order, and answers each with its result", async () => {
  const { request, simulated, backgroundAnswers, pauses } = setUp();
  request({ kind: "background", id: 7, jobs: [job(1e-4), job(2e-4, 3)] });
  await pauses(10);
  expect(simulated).toEqual([
    [1e-4, 10],
    [1e-4, 11],
    [2e-4, 10],
    [2e-4, 11],
    [2e-4, 12],
  ]);
  expect(backgroundAnswers()).toMatchObject([
    { id: 7, job: 0, result: { runEnds: { firstSeed: 10, ends: Float64Array.of(0.1, 0.1) } } },
    { id: 7, job: 1, result: { ensemble: { runs: 3 } } },
  ]);
});

test("a preview and its neighbors interrupt a background job, which goes on afterwards", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ kind: "background", id: 1, jobs: [job(9e-5, 3)] });
  await pauses(1);
  request({ id: 1, config: rate(1e-4), seeds: 2, neighbors: [rate(2e-4)] });
  await pauses(20);
  expect(simulated.map(([near]) => near)).toEqual([9e-5, 9e-5, 1e-4, 1e-4, 2e-4, 2e-4, 2e-4, 2e-4, 9e-5]);
  expect(answers.map(({ kind }) => kind)).toEqual(["stage", "background"]);
});

test("a list that comes when the preview is done does not have it answered again", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ id: 1, config: rate(1e-4), seeds: 2 });
  await pauses(10);
  request({ kind: "background", id: 1, jobs: [job(9e-5)] });
  await pauses(10);
  expect(answers.map(({ kind }) => kind)).toEqual(["stage", "background"]);
  expect(simulated).toHaveLength(4);
});

test("a newer list takes the place of an older one, and an empty one ends it", async () => {
  const { request, simulated, backgroundAnswers, pauses } = setUp();
  request({ kind: "background", id: 1, jobs: [job(1e-4, 9)] });
  await pauses(2);
  request({ kind: "background", id: 2, jobs: [job(2e-4, 1)] });
  await pauses(5);
  expect(backgroundAnswers()).toMatchObject([{ id: 2, job: 0 }]);
  request({ kind: "background", id: 3, jobs: [job(3e-4, 9)] });
  await pauses(2);
  request({ kind: "background", id: 4, jobs: [] });
  const before = simulated.length;
  await pauses(5);
  expect(simulated).toHaveLength(before);
});

test("a job that fails is answered without runs, and the others go on", async () => {
  const { request, backgroundAnswers, pauses } = setUp(9e-5);
  request({ kind: "background", id: 1, jobs: [job(9e-5), job(2e-4)] });
  await pauses(10);
  expect(backgroundAnswers()[0]).toEqual({ kind: "background", id: 1, job: 0 });
  expect(backgroundAnswers()[1]).toMatchObject({ job: 1, result: { ensemble: { runs: 2 } } });
});

function setUpClient() {
  const client = testClient();
  const answer = (id: number, place: number) =>
    client.ports.at(-1)?.onmessage?.({ data: { kind: "background", id, job: place } });
  return { ...client, answer };
}

test("hands each answer to whoever asked, with its job", () => {
  const { client, lists, answer } = setUpClient();
  const heard: BackgroundJob[] = [];
  const jobs = [job(1e-4), job(2e-4)];
  client.request(rate(1e-4));
  client.background(jobs, (asked) => heard.push(asked));
  answer(lists[0]?.id ?? 0, 1);
  expect(heard).toEqual([jobs[1]]);
});

test("hears nothing more of a list that was replaced", () => {
  const { client, lists, answer } = setUpClient();
  const heard: string[] = [];
  client.request(rate(1e-4));
  client.background([job(1e-4)], () => heard.push("old"));
  client.background([job(2e-4)], () => heard.push("new"));
  answer(lists[0]?.id ?? 0, 0);
  expect(heard).toEqual([]);
  answer(lists[1]?.id ?? 0, 0);
  expect(heard).toEqual(["new"]);
});

test("asks a new worker for what the dead one had not answered, after the preview", () => {
  const { client, ports, lists, previews, answer } = setUpClient();
  const jobs = [job(1e-4), job(2e-4), job(3e-4)];
  client.request(rate(1e-4));
  client.background(jobs, () => {});
  answer(lists[0]?.id ?? 0, 0);
  ports[0]?.onerror?.({ message: "out of memory" });
  expect(previews).toHaveLength(2);
  expect(lists[1]?.jobs).toEqual(jobs.slice(1));
});

test("keeps a list that comes before the first preview until there is a worker", () => {
  const { client, ports, lists } = setUpClient();
  client.background([job(1e-4)], () => {});
  expect(ports).toHaveLength(0);
  client.request(rate(1e-4));
  expect(lists.map(({ jobs }) => jobs)).toEqual([[job(1e-4)]]);
});
