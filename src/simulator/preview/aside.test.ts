import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../model/run.ts";
import { createPreviewClient, type Port } from "./client.ts";
import type { AsideJob, AsideRequest, PreviewAnswer, PreviewRequest } from "./protocol.ts";
import { createPreviewer } from "./scheduler.ts";

const rate = (learningRate: number) => ({ ...defaultConfig, learningRate, seed: 10 });
const job = (learningRate: number, seeds = 2): AsideJob => ({ config: rate(learningRate), seeds });

/** A run that ends at 1000 times its rate. */
const run = (seed: number, learningRate: number): SimulatedRun => ({
  seed,
  step: Float64Array.of(0, 1),
  reward: Float64Array.of(0.3, 1000 * learningRate),
  heldOut: Float64Array.of(0.3, 500 * learningRate),
  batchReward: Float64Array.of(0.3),
});

/** A previewer that notes what it simulates, and whose pauses end when the test says so. */
function setUp(broken = 0) {
  const simulated: [rate: number, seed: number][] = [];
  const answers: PreviewAnswer[] = [];
  let waiting: (() => void)[] = [];
  const request = createPreviewer({
    simulate: ({ learningRate }, seed) => {
      simulated.push([learningRate, seed]);
      if (learningRate === broken) throw new Error("no such rate");
      return run(seed, learningRate);
    },
    post: (answer) => answers.push(answer),
    pause: () => new Promise((resolve) => waiting.push(resolve)),
  });
  async function pauses(count: number) {
    for (let i = 0; i < count; i++) {
      const ended = waiting;
      waiting = [];
      for (const resolve of ended) resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  const asideAnswers = () => answers.filter((answer) => answer.kind === "aside");
  return { request, simulated, asideAnswers, answers, pauses };
}

test("simulates the jobs on the side in their order, and answers each with what came of it", async () => {
  const { request, simulated, asideAnswers, pauses } = setUp();
  request({ kind: "aside", id: 7, jobs: [job(1e-4), job(2e-4, 3)] });
  await pauses(10);
  expect(simulated).toEqual([
    [1e-4, 10],
    [1e-4, 11],
    [2e-4, 10],
    [2e-4, 11],
    [2e-4, 12],
  ]);
  expect(asideAnswers()).toMatchObject([
    { id: 7, job: 0, batch: { outcomes: { firstSeed: 10, ends: Float64Array.of(0.1, 0.1) } } },
    { id: 7, job: 1, batch: { ensemble: { runs: 3 } } },
  ]);
});

test("a preview and its neighbours go first, and what was begun on the side goes on afterwards", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ kind: "aside", id: 1, jobs: [job(9e-5, 3)] });
  await pauses(1);
  request({ id: 1, config: rate(1e-4), seeds: 2, neighbours: [rate(2e-4)] });
  await pauses(20);
  expect(simulated.map(([near]) => near)).toEqual([9e-5, 9e-5, 1e-4, 1e-4, 2e-4, 2e-4, 2e-4, 2e-4, 9e-5]);
  expect(answers.map(({ kind }) => kind)).toEqual(["stage", "aside"]);
});

test("a list that comes when the preview is done does not have it answered again", async () => {
  const { request, simulated, answers, pauses } = setUp();
  request({ id: 1, config: rate(1e-4), seeds: 2 });
  await pauses(10);
  request({ kind: "aside", id: 1, jobs: [job(9e-5)] });
  await pauses(10);
  expect(answers.map(({ kind }) => kind)).toEqual(["stage", "aside"]);
  expect(simulated).toHaveLength(4);
});

test("a newer list takes the place of an older one, and an empty one ends it", async () => {
  const { request, simulated, asideAnswers, pauses } = setUp();
  request({ kind: "aside", id: 1, jobs: [job(1e-4, 9)] });
  await pauses(2);
  request({ kind: "aside", id: 2, jobs: [job(2e-4, 1)] });
  await pauses(5);
  expect(asideAnswers()).toMatchObject([{ id: 2, job: 0 }]);
  request({ kind: "aside", id: 3, jobs: [job(3e-4, 9)] });
  await pauses(2);
  request({ kind: "aside", id: 4, jobs: [] });
  const before = simulated.length;
  await pauses(5);
  expect(simulated).toHaveLength(before);
});

test("a job that fails is answered without runs, and the others go on", async () => {
  const { request, asideAnswers, pauses } = setUp(9e-5);
  request({ kind: "aside", id: 1, jobs: [job(9e-5), job(2e-4)] });
  await pauses(10);
  expect(asideAnswers()[0]).toEqual({ kind: "aside", id: 1, job: 0 });
  expect(asideAnswers()[1]).toMatchObject({ job: 1, batch: { ensemble: { runs: 2 } } });
});

/** The page's side, with workers that only note what they are asked. */
function setUpClient() {
  const ports: Port[] = [];
  const lists: AsideRequest[] = [];
  const previews: PreviewRequest[] = [];
  const client = createPreviewClient({
    createWorker: () => {
      const port: Port = {
        postMessage: (request) => void ("kind" in request ? lists.push(request) : previews.push(request)),
        terminate: () => {},
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      };
      ports.push(port);
      return port;
    },
    onStage: () => {},
    onFailure: () => {},
  });
  const answer = (id: number, place: number) => ports.at(-1)?.onmessage?.({ data: { kind: "aside", id, job: place } });
  return { client, ports, lists, previews, answer };
}

test("hands each answer to whoever asked, with its job", () => {
  const { client, lists, answer } = setUpClient();
  const heard: AsideJob[] = [];
  const jobs = [job(1e-4), job(2e-4)];
  client.request(rate(1e-4));
  client.aside(jobs, (asked) => heard.push(asked));
  answer(lists[0]?.id ?? 0, 1);
  expect(heard).toEqual([jobs[1]]);
});

test("hears nothing more of a list that was replaced", () => {
  const { client, lists, answer } = setUpClient();
  const heard: string[] = [];
  client.request(rate(1e-4));
  client.aside([job(1e-4)], () => heard.push("old"));
  client.aside([job(2e-4)], () => heard.push("new"));
  answer(lists[0]?.id ?? 0, 0);
  expect(heard).toEqual([]);
  answer(lists[1]?.id ?? 0, 0);
  expect(heard).toEqual(["new"]);
});

test("asks a new worker for what the dead one had not answered, after the preview", () => {
  const { client, ports, lists, previews, answer } = setUpClient();
  const jobs = [job(1e-4), job(2e-4), job(3e-4)];
  client.request(rate(1e-4));
  client.aside(jobs, () => {});
  answer(lists[0]?.id ?? 0, 0);
  ports[0]?.onerror?.({ message: "out of memory" });
  expect(previews).toHaveLength(2);
  expect(lists[1]?.jobs).toEqual(jobs.slice(1));
});

test("keeps a list that comes before the first preview until there is a worker", () => {
  const { client, ports, lists } = setUpClient();
  client.aside([job(1e-4)], () => {});
  expect(ports).toHaveLength(0);
  client.request(rate(1e-4));
  expect(lists.map(({ jobs }) => jobs)).toEqual([[job(1e-4)]]);
});
