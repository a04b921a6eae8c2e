import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { kernelBytes } from "../kernel/compiledKernel.ts";
import { loadKernel } from "../kernel/load.ts";
import type { Simulate } from "../simulate.ts";
import { createAssistant } from "./assistant.ts";
import { type AssistantPort, createAssistants } from "./assistants.ts";
import { type PreviewAnswer, type PreviewRequest, unpackRuns } from "./protocol.ts";
import { createRunCache } from "./runCache.ts";
import { createScheduler } from "./scheduler.ts";

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
const small = { ...defaultConfig, prompts: 50, seed: 20 };

interface Started extends AssistantPort {
  readonly seeds: number[];
  isAlive: boolean;
}

/** An assistant in this thread, whose messages take a while as those of a worker do. */
function startAssistant(simulate: Simulate, { dieAt = Number.POSITIVE_INFINITY, silence }: Faults): Started {
  const seeds: number[] = [];
  const later = (act: () => void) => setImmediate(() => port.isAlive && act());
  const receive = createAssistant({
    simulate: (config, seed, evaluation) => {
      seeds.push(seed);
      if (seeds.length === dieAt) later(() => port.onerror?.({}));
      return simulate(config, seed, evaluation);
    },
    post: (answer) => {
      if (seeds.length < dieAt && silence !== "runs") later(() => port.onmessage?.({ data: answer }));
    },
    pause,
  });
  const port: Started = {
    ...{ seeds, isAlive: true, onmessage: null, onerror: null, onmessageerror: null },
    postMessage: (request) => void later(() => receive(request)),
    terminate: () => {
      port.isAlive = false;
    },
  };
  if (silence !== "start") later(() => port.onmessage?.({ data: "ready" }));
  return port;
}

interface Faults {
  /** The run in which each assistant dies. */
  readonly dieAt?: number;
  /** What the assistants never answer. */
  readonly silence?: "start" | "runs";
  /** A seed that cannot be simulated. */
  readonly broken?: number;
}

/** A simulator of so many workers, each with a kernel of its own; its clock says that each run takes long. */
async function setUp(workers: number, faults: Faults = {}) {
  const kernels = await Promise.all(Array.from({ length: workers + 2 }, () => loadKernel(kernelBytes)));
  const simulators = kernels.map(
    ({ simulateRun }): Simulate =>
      (config, seed, evaluation) => {
        if (seed === faults.broken) throw new Error(`no such seed: ${seed}`);
        return simulateRun(config, seed, evaluation);
      },
  );
  const started: Started[] = [];
  const own: number[] = [];
  let time = 0;
  const assistants = createAssistants({
    create: () => {
      const port = startAssistant(simulators[1 + started.length] as Simulate, faults);
      started.push(port);
      return port;
    },
    most: workers - 1,
    leaveACore: true,
  });
  const waiting: { until: (answers: PreviewAnswer[]) => boolean; resolve: () => void }[] = [];
  const answers: PreviewAnswer[] = [];
  const request = createScheduler({
    simulate: (config, seed, evaluation) => {
      own.push(seed);
      time += 100;
      return (simulators[0] as Simulate)(config, seed, evaluation);
    },
    cache: createRunCache(1e7),
    assistants,
    evaluation: "full",
    pause,
    now: () => time,
    post: (answer) => {
      answers.push(answer);
      for (const { until, resolve } of waiting) if (until(answers)) resolve();
    },
  });
  const answered = (until: (answers: PreviewAnswer[]) => boolean) =>
    new Promise<void>((resolve) => void waiting.push({ until, resolve }));
  const preview = async (asked: PreviewRequest) => {
    const isDone = (all: PreviewAnswer[]) =>
      all.some(
        (answer) => answer.id === asked.id && (answer.kind === "failure" || (answer.kind === "stage" && answer.done)),
      );
    request(asked);
    await answered(() => isDone(answers));
  };
  return { request, preview, answered, answers, started, own };
}

/** The answers of a simulator to a preview, a shorter one and background jobs. */
async function answersOf(workers: number, faults?: Faults) {
  const simulator = await setUp(workers, faults);
  await simulator.preview({ id: 1, config: small, seeds: 64 });
  await simulator.preview({ id: 2, config: { ...small, learningRate: 3e-4 }, seeds: 20 });
  const jobs = [2e-4, 4e-4].map((learningRate) => ({ config: { ...small, learningRate }, seeds: 16 }));
  simulator.request({ kind: "background", id: 3, jobs });
  await simulator.answered((all) => all.at(-1)?.kind === "background" && all.filter(({ id }) => id === 3).length === 2);
  return { ...simulator, assisted: simulator.started.map(({ seeds }) => seeds.length) };
}

const alone = await answersOf(1);

test.each([2, 4])("answers the same to the bit, in the same order, with %i workers", async (workers) => {
  const { answers, assisted, own } = await answersOf(workers);
  expect(assisted).toHaveLength(workers - 1);
  for (const runs of assisted) expect(runs).toBeGreaterThan(10);
  expect(own.length).toBeLessThan(alone.own.length / 1.5);
  expect(answers).toEqual(alone.answers);
});

test.each([1, 7])(
  "simulates again what two workers lose by dying at their run %i, and starts no third",
  async (dieAt) => {
    const { answers, started } = await answersOf(2, { dieAt });
    expect(started.map(({ isAlive }) => isAlive)).toEqual([false, false]);
    expect(answers).toEqual(alone.answers);
  },
);

test.each(["start", "runs"] as const)("answers the same when assistants never answer their %s", async (silence) => {
  const { answers, own } = await answersOf(3, { silence });
  expect(own).toEqual(expect.arrayContaining(alone.own));
  expect(answers).toEqual(alone.answers);
});

test("fails with the message of a run that fails in another worker, and goes on", async () => {
  const { preview, answers, own } = await setUp(2, { broken: 83 });
  await preview({ id: 1, config: small, seeds: 64 });
  expect(own).not.toContain(83);
  expect(answers.at(-1)).toEqual({ kind: "failure", id: 1, message: "no such seed: 83" });
  await preview({ id: 2, config: { ...small, seed: 100 }, seeds: 64 });
  expect(answers.at(-1)).toMatchObject({ kind: "stage", id: 2, done: true });
});

test("starts none for a preview that is soon done, nor for one that is replaced at once", async () => {
  const { request, preview, started } = await setUp(2);
  await preview({ id: 1, config: small, seeds: 6 });
  request({ id: 2, config: { ...small, seed: 500 }, seeds: 64 });
  await preview({ id: 3, config: small, seeds: 6 });
  expect(started).toEqual([]);
});

test("a newer preview takes the assistants within one run", async () => {
  const { request, preview, started, answers } = await setUp(2);
  request({ id: 1, config: small, seeds: 64 });
  while ((started[0]?.seeds.length ?? 0) < 2) await pause();
  const before = started[0]?.seeds.length ?? 0;
  await preview({ id: 2, config: { ...small, seed: 500 }, seeds: 64 });
  const seeds = started[0]?.seeds ?? [];
  expect(seeds.slice(before + 2).filter((seed) => seed < 500)).toEqual([]);
  expect(seeds.filter((seed) => seed >= 500).length).toBeGreaterThan(10);
  const runs = answers.flatMap((answer) =>
    answer.kind === "stage" && answer.id === 2 ? unpackRuns(answer.newRuns) : [],
  );
  expect(runs.map(({ seed }) => seed)).toEqual(Array.from({ length: 64 }, (_, i) => 500 + i));
});
