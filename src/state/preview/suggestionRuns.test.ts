import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import type { BackgroundJob } from "../../simulator/preview/protocol.ts";
import { ensemble, summarize } from "../../simulator/runs/ensemble.ts";
import { runEndsOf } from "../../simulator/runs/runEnds.ts";
import { createSettings } from "../settings/settings.ts";
import { createBackgroundJobs } from "./backgroundJobs.ts";
import type { PreviewState } from "./preview.ts";
import { createSuggestionRuns } from "./suggestionRuns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs whose held-out reward is a hundredth of the rank, with the luck of the seed. */
const runsOf = ({ loraRank, seed }: RunConfig, count: number): SimulatedRun[] =>
  Array.from({ length: count }, (_, i) => {
    const reward = Float64Array.of(0.3, loraRank / 100 + ((i * 7919) % 100) / 1000);
    return { seed: seed + i, step: Float64Array.of(0, 1), reward, heldOut: reward, batchReward: reward };
  });

function setUp(change: Partial<RunConfig> = {}) {
  const settings = createSettings({ ...defaultConfig, ...change });
  const preview = createStore<PreviewState>(() => ({
    status: "working",
    stage: undefined,
    verdict: undefined,
    failure: undefined,
  }));
  let open: readonly BackgroundJob[] = [];
  let receive: Parameters<Parameters<typeof createBackgroundJobs>[0]>[1] | undefined;
  const background = createBackgroundJobs((jobs, onResult) => {
    open = jobs;
    receive = onResult;
  });
  const suggestions = createSuggestionRuns(settings, { store: preview }, background);
  const finish = (count = 64) => {
    const { config } = settings.store.getState();
    const runs = runsOf(config, count);
    const [all, summary] = [ensemble(runs), summarize(runs)];
    const stage = {
      config,
      runs,
      ends: runEndsOf(runs),
      ensemble: all,
      summary,
      example: runs[0]?.batchReward ?? new Float64Array(0),
      done: true,
    };
    preview.setState({ status: "done", stage: { ...stage, engine: "kernel" } });
    vi.advanceTimersByTime(1000);
  };
  const answer = (fails = false) => {
    const jobs = open;
    open = [];
    for (const job of jobs) {
      const runs = runsOf(job.config, job.seeds);
      receive?.(job, fails ? undefined : { ensemble: ensemble(runs), runEnds: runEndsOf(runs) });
    }
  };
  return { settings, suggestions, finish, answer, asked: () => open };
}

test("every change is simulated on as many seeds as the preview, and compared with it seed by seed", () => {
  const { suggestions, finish, answer, asked } = setUp();
  finish();
  expect(asked().length).toBeGreaterThan(3);
  expect(asked().every(({ seeds, config }) => seeds === 64 && config.seed === defaultConfig.seed)).toBe(true);
  answer();
  const effect = suggestions.store.getState().effects.get("loraRank 16");
  expect(effect).toMatchObject({ pairs: 64, heldOutEnd: { change: expect.closeTo(0.08, 6) } });
});

test("the first effects are published once those of all advice are known, and forgotten with the prerendered settings", () => {
  const { suggestions, finish, answer } = setUp({ learningRate: 5e-4 });
  finish();
  expect(suggestions.store.getState().config).toBeUndefined();
  answer();
  expect(suggestions.store.getState().config?.learningRate).toBe(5e-4);
  suggestions.forget();
  expect(suggestions.store.getState()).toEqual({ config: undefined, effects: new Map() });
});

test("a change that the simulation ignores is not simulated", () => {
  const { suggestions, finish, asked } = setUp({ maxOutputTokens: 8191 });
  finish();
  expect(suggestions.store.getState().effects.get("maxOutputTokens 4096")).toBe("same");
  expect(asked().every(({ config }) => config.maxOutputTokens === 8191)).toBe(true);
});

test("a change of the settings withdraws the jobs, and what has been simulated is not asked for again", () => {
  const { settings, suggestions, finish, answer, asked } = setUp();
  finish();
  answer();
  settings.change({ loraRank: 64 });
  expect(asked()).toEqual([]);
  finish();
  answer();
  expect(suggestions.store.getState().effects.get("loraRank 16")).toMatchObject({
    heldOutEnd: { change: expect.any(Number) },
  });
  settings.undo();
  finish();
  expect(asked()).toEqual([]);
  expect(suggestions.store.getState().effects.get("loraRank 16")).toMatchObject({ pairs: 64 });
});

test("a failed run is told as such", () => {
  const { suggestions, finish, answer } = setUp();
  finish();
  answer(true);
  expect(suggestions.store.getState().effects.get("loraRank 16")).toBe("failed");
});
