import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { BackgroundJob } from "../../simulator/preview/protocol.ts";
import { ensemble, summarize } from "../../simulator/runs/ensemble.ts";
import { runEndsOf } from "../../simulator/runs/runEnds.ts";
import { createSettings } from "../settings/settings.ts";
import { createBackgroundJobs } from "./backgroundJobs.ts";
import { createComparison, differingFields } from "./comparison.ts";
import type { PreviewState } from "./preview.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs that end at 1000 times the rate plus a tenth of the epochs, and the luck of the seed. */
function runsOf({ learningRate, epochs, seed }: RunConfig, count: number): SimulatedRun[] {
  return Array.from({ length: count }, (_, i) => {
    const luck = (((seed + i) * 7919) % 100) / 1000;
    const reward = Float64Array.of(0.3, 1000 * learningRate + epochs / 10 + luck + (i % 2) / 500);
    return { seed: seed + i, step: Float64Array.of(0, 1), reward, heldOut: reward, batchReward: reward };
  });
}

function setUp(config: RunConfig = defaultConfig, baseline?: RunConfig) {
  const settings = createSettings(config, undefined, baseline);
  const preview = createStore<PreviewState>(() => ({
    status: "working",
    stage: undefined,
    verdict: undefined,
    failure: undefined,
  }));
  const asked: (readonly BackgroundJob[])[] = [];
  let open:
    | { jobs: readonly BackgroundJob[]; onResult: Parameters<Parameters<typeof createBackgroundJobs>[0]>[1] }
    | undefined;
  const background = createBackgroundJobs((jobs, onResult) => {
    asked.push(jobs);
    open = { jobs, onResult };
  });
  const comparison = createComparison(settings, { store: preview }, background);
  /** The worker answers all that it was last asked for. */
  const answer = (fails = false) => {
    const { jobs = [], onResult } = open ?? {};
    open = undefined;
    for (const job of jobs) {
      const runs = runsOf(job.config, job.seeds);
      onResult?.(job, fails ? undefined : { ensemble: ensemble(runs), runEnds: runEndsOf(runs) });
    }
  };
  /** The preview finishes the present settings. */
  const finish = () => {
    const { config: now } = settings.store.getState();
    const runs = runsOf(now, 64);
    const stage: PreviewStage = {
      config: now,
      runs,
      ends: runEndsOf(runs),
      ensemble: ensemble(runs),
      summary: summarize(runs),
      example: new Float64Array(0),
      done: true,
      engine: "kernel",
    };
    preview.setState({ status: "done", stage });
  };
  const rest = () => vi.advanceTimersByTime(1000);
  const state = () => comparison.store.getState();
  return { settings, preview, comparison, asked, answer, finish, rest, state };
}

test("without a baseline nothing is simulated on the side", () => {
  const { asked, finish, rest, state, settings } = setUp();
  finish();
  settings.change({ learningRate: 2e-4 });
  rest();
  expect(asked).toEqual([]);
  expect(state().compared).toBeUndefined();
});

test("the baseline is simulated once, with the seeds of the settings, whatever the settings do", () => {
  const { settings, asked, answer, rest } = setUp({ ...defaultConfig, seed: 7 }, { ...defaultConfig, seed: 99 });
  answer();
  for (const learningRate of [2e-4, 3e-4, 4e-4]) settings.change({ learningRate });
  rest();
  expect(asked.map((jobs) => jobs.map(({ config, seeds }) => [config.learningRate, config.seed, seeds]))).toEqual([
    [[1e-4, 7, 64]],
  ]);
  settings.change({ seed: 8 });
  expect(asked.at(-1)?.map(({ config }) => config.seed)).toEqual([8]);
});

test("once both are simulated their difference is there, paired by seed", () => {
  const { settings, answer, finish, rest, state } = setUp(defaultConfig, defaultConfig);
  settings.change({ learningRate: 2e-4 });
  answer();
  finish();
  rest();
  const { compared } = state();
  if (typeof compared?.difference !== "object") throw new Error("no difference");
  expect(compared.difference.pairs).toBe(64);
  expect(compared.difference.end.change).toBeCloseTo(0.1, 12);
  expect(compared.difference.end.high - compared.difference.end.low).toBeLessThan(1e-9);
});

test("a finished curve of other settings is not compared", () => {
  const { settings, answer, finish, rest, state } = setUp(defaultConfig, defaultConfig);
  answer();
  finish();
  settings.change({ learningRate: 2e-4 });
  rest();
  expect(state().compared).toBeUndefined();
});

test("a change that is not simulated is the same curve, not a difference of 0", () => {
  const { settings, answer, finish, rest, state } = setUp(defaultConfig, defaultConfig);
  settings.change({ topK: 10 });
  answer();
  finish();
  rest();
  expect(state().compared?.difference).toBe("same");
});

test("a baseline that cannot be simulated is said to be so", () => {
  const { settings, answer, state } = setUp(defaultConfig, defaultConfig);
  answer(true);
  expect(state().failed).toBe(true);
  settings.apply({ baseline: { ...defaultConfig, epochs: 2 } });
  expect(state().failed).toBe(false);
});

test("swap exchanges settings and baseline as one step, and keeps the seed where it is", () => {
  const settingsNow = { ...defaultConfig, learningRate: 2e-4, epochs: 3, seed: 5 };
  const { settings, comparison } = setUp(settingsNow, defaultConfig);
  comparison.swap();
  expect(settings.store.getState()).toMatchObject({ config: { ...defaultConfig, seed: 5 }, baseline: settingsNow });
  settings.undo();
  expect(settings.store.getState()).toMatchObject({ config: settingsNow, baseline: defaultConfig });
  settings.redo();
  expect(settings.store.getState()).toMatchObject({ config: { ...defaultConfig, seed: 5 }, baseline: settingsNow });
});

test("restore, pinning anew and unpinning are one step each, and lose nothing", () => {
  const changed = { ...defaultConfig, learningRate: 2e-4 };
  const { settings, comparison } = setUp(changed, defaultConfig);
  const pair = () => [settings.store.getState().config, settings.store.getState().baseline];
  for (const act of [comparison.restore, comparison.pin, comparison.unpin]) {
    act();
    expect(pair()).not.toEqual([changed, defaultConfig]);
    settings.undo();
    expect(pair()).toEqual([changed, defaultConfig]);
  }
});

test("text that is still being typed survives a swap of other fields", () => {
  const { settings, comparison } = setUp({ ...defaultConfig, epochs: 3 }, defaultConfig);
  settings.setDraft("learningRate", { text: "abc", reason: "not a number" });
  comparison.swap();
  expect(settings.store.getState().drafts).toHaveProperty("learningRate");
});

test("a change of several fields is split into steps from the baseline, each with its own difference", () => {
  const { comparison, asked, answer, finish, rest, state } = setUp(
    { ...defaultConfig, learningRate: 2e-4, epochs: 3, topK: 10 },
    defaultConfig,
  );
  answer();
  finish();
  rest();
  comparison.split();
  expect(asked.at(-1)?.map(({ config }) => differingFields(defaultConfig, config))).toEqual([
    ["learningRate"],
    ["epochs"],
  ]);
  expect(state().steps?.map(({ difference }) => difference)).toEqual([undefined, undefined, "same"]);
  answer();
  const ends = state().steps?.map(({ difference }) =>
    typeof difference === "object" ? difference.end.change : undefined,
  );
  expect(ends?.[0]).toBeCloseTo(0.1, 12);
  expect(ends?.[1]).toBeCloseTo(0.2, 12);
});

test("the steps follow the settings once they rest", () => {
  const { settings, comparison, answer, finish, rest, state } = setUp(
    { ...defaultConfig, learningRate: 2e-4, epochs: 3 },
    defaultConfig,
  );
  answer();
  finish();
  rest();
  comparison.split();
  answer();
  settings.change({ learningRate: 3e-4 });
  finish();
  rest();
  answer();
  const first = state().steps?.[0]?.difference;
  expect(typeof first === "object" && first.end.change).toBeCloseTo(0.2, 12);
});

test("trying a step leaves the baseline and changes only that field of it, as one step back", () => {
  const changed = { ...defaultConfig, learningRate: 2e-4, epochs: 3, seed: 5 };
  const { settings, comparison } = setUp(changed, defaultConfig);
  comparison.tryStep("epochs");
  expect(settings.store.getState()).toMatchObject({
    config: { ...defaultConfig, epochs: 3, seed: 5 },
    baseline: defaultConfig,
  });
  settings.undo();
  expect(settings.store.getState().config).toEqual(changed);
});
