import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { BackgroundJob, BackgroundResult } from "../../simulator/preview/protocol.ts";
import { createBackgroundJobs } from "./backgroundJobs.ts";
import { createWhatIfRuns } from "./whatIfRuns.ts";

/** A run that rises to .8 and ends there, with this held-out reward. */
const resultOf = (heldOut: number) =>
  ({
    ensemble: { step: Float64Array.of(0, 50, 100), train: Float64Array.of(0.3, 0.6, 0.8) },
    runEnds: { heldOutEnds: Float64Array.of(heldOut) },
  }) as BackgroundResult;
const reward = Float64Array.from({ length: 50 }, (_, i) => 0.3 + i / 100);

function setUp() {
  let jobs: readonly BackgroundJob[] = [];
  let receive: (job: BackgroundJob, result: BackgroundResult | undefined) => void = () => {};
  const runs = createWhatIfRuns(
    createBackgroundJobs((list, onResult) => {
      jobs = list;
      receive = onResult;
    }),
  );
  return {
    ...runs,
    jobs: () => [...jobs],
    answer: (job: BackgroundJob, heldOut?: number) =>
      receive(job, heldOut === undefined ? undefined : resultOf(heldOut)),
  };
}

test("each scenario is simulated as it was and with half the rate, and answered when all are there", () => {
  const { store, simulate, jobs, answer } = setUp();
  simulate(reward, 0.3, defaultConfig);
  const all = jobs();
  for (const [i, job] of all.entries()) {
    expect(store.getState().answer).toBeUndefined();
    expect(store.getState().done).toBeCloseTo(i / all.length);
    const before = all[i - (i % 2)];
    if (i % 2) expect(job.config.learningRate).toBeCloseTo((before?.config.learningRate ?? 0) / 2);
    answer(job, i % 2 ? 0.7 : 0.6);
  }
  expect(store.getState()).toMatchObject({ done: 1, answer: { prediction: { difference: expect.closeTo(0.1, 6) } } });
});

test("a scenario that fails ends the simulation, and says so", () => {
  const { store, simulate, jobs, answer } = setUp();
  simulate(reward, 0.3, defaultConfig);
  const [job] = jobs();
  if (job) answer(job);
  expect(store.getState()).toMatchObject({ failed: true, answer: undefined });
  expect(jobs()).toEqual([]);
});
