import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import type { SimulatedRun } from "../../simulator/model/run.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { BackgroundJob } from "../../simulator/preview/protocol.ts";
import { ensemble } from "../../simulator/runs/ensemble.ts";
import { runEndsOf } from "../../simulator/runs/runEnds.ts";
import { createRestedSettings } from "../settings/restedSettings.ts";
import { createSettings } from "../settings/settings.ts";
import { createBackgroundJobs } from "./backgroundJobs.ts";
import type { PreviewState } from "./preview.ts";
import { createSensitivity } from "./sensitivity.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Runs whose held-out reward is a hill over the logarithm of the rate, with its top at 1e-4; the train reward rises with the rate, and every second run collapses at 5e-4. */
function runsOf({ config, seeds }: BackgroundJob): SimulatedRun[] {
  const end = 0.7 - 0.2 * Math.abs(Math.log10(config.learningRate / 1e-4));
  return Array.from({ length: seeds }, (_, i) => {
    const collapses = config.learningRate >= 5e-4 && i % 2 === 1;
    const reward = Float64Array.of(0.3, collapses ? 0.1 : 0.3 + 1000 * config.learningRate);
    const heldOut = Float64Array.of(0.3, end + ((i % 5) - 2) / 100);
    return { seed: config.seed + i, step: Float64Array.of(0, 1), reward, heldOut, batchReward: reward };
  });
}

function setUp(engine: PreviewStage["engine"] = "kernel") {
  const settings = createSettings(defaultConfig);
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
  const sensitivity = createSensitivity(settings, createRestedSettings(settings), { store: preview }, background);
  const answer = (count = Number.POSITIVE_INFINITY) => {
    const { jobs = [], onResult } = open ?? {};
    for (const job of jobs.slice(0, count)) {
      const runs = runsOf(job);
      onResult?.(job, { ensemble: ensemble(runs), runEnds: runEndsOf(runs) });
    }
  };
  const done = () => preview.setState({ status: "done", stage: { engine } as PreviewStage });
  const rest = () => vi.advanceTimersByTime(1000);
  const state = () => sensitivity.store.getState();
  return { settings, preview, sensitivity, asked, answer, done, rest, state };
}

const lattice = parameters.learningRate.scale.lattice;

test("what is in view is simulated along its slider once the preview is done and the settings rest", () => {
  const { sensitivity, asked, answer, done, rest, state } = setUp();
  sensitivity.inView("learningRate", true);
  rest();
  expect(asked).toEqual([]);
  done();
  expect(asked).toEqual([]);
  rest();
  const valuesAndSeeds = () => asked.at(-1)?.map(({ config, seeds }) => [config.learningRate, seeds]);
  expect(valuesAndSeeds()).toEqual(lattice.map((value) => [value, 16]));
  answer(lattice.length - 1);
  expect(state().strips).toEqual({});
  answer();
  expect(state().strips.learningRate?.runs).toBe(16);
  rest();
  expect(asked).toHaveLength(1);
  rest();
  expect(valuesAndSeeds()).toEqual(lattice.map((value) => [value, 64]));
  answer();
  const points = state().strips.learningRate?.points ?? [];
  expect(points.map(({ value }) => value)).toEqual(lattice);
  expect(state().strips.learningRate?.runs).toBe(64);
  const best = points.find(({ value }) => value === 1e-4);
  expect(best).toMatchObject({ asGood: true });
  expect(best?.heldOut).toBeCloseTo(0.7, 2);
  expect(best?.collapsed).toBe(0);
  expect(points.find(({ value }) => value === 1e-5)).toMatchObject({ asGood: false, collapsed: 0 });
  expect(points.find(({ value }) => value === 5e-4)).toMatchObject({ asGood: false, collapsed: 0.5 });
});

test("where the kernel does not work each value gets fewer runs", () => {
  const { sensitivity, asked, answer, done, rest } = setUp("typescript");
  sensitivity.inView("epochs", true);
  done();
  rest();
  expect(new Set(asked[0]?.map(({ seeds }) => seeds))).toEqual(new Set([16]));
  answer();
  for (let i = 0; i < 5; i++) rest();
  expect(asked).toHaveLength(1);
});

test("who goes on changing settings gets the few runs again, and the many once at rest", () => {
  const { settings, sensitivity, asked, answer, done, rest } = setUp();
  sensitivity.inView("learningRate", true);
  done();
  rest();
  answer();
  rest();
  settings.change({ epochs: 2 });
  for (let i = 0; i < 2; i++) rest();
  expect(new Set(asked.at(-1)?.map(({ seeds }) => seeds))).toEqual(new Set([16]));
  answer();
  for (let i = 0; i < 2; i++) rest();
  expect(new Set(asked.at(-1)?.map(({ seeds }) => seeds))).toEqual(new Set([64]));
});

test("a change of the settings ends it, and what is left is asked for after the next rest", () => {
  const { settings, sensitivity, preview, asked, answer, done, rest, state } = setUp();
  sensitivity.inView("learningRate", true);
  done();
  rest();
  answer(3);
  settings.change({ epochs: 2 }, true);
  preview.setState({ status: "working" });
  expect(asked.at(-1)).toEqual([]);
  const messages = asked.length;
  for (const epochs of [3, 4, 5]) settings.change({ epochs }, true);
  rest();
  expect(asked).toHaveLength(messages);
  done();
  rest();
  expect(new Set(asked.at(-1)?.map(({ config }) => config.epochs))).toEqual(new Set([5]));
  answer();
  expect(state().strips.learningRate?.config.epochs).toBe(5);
});

test("a strip outlives moves of its own slider and is stale after moves of another", () => {
  const { settings, sensitivity, asked, answer, done, rest, state } = setUp();
  sensitivity.inView("learningRate", true);
  done();
  rest();
  answer();
  const before = asked.length;
  settings.change({ learningRate: 3e-4 });
  rest();
  expect(state().stale).toEqual([]);
  expect(asked).toHaveLength(before);
  const changes = vi.fn();
  sensitivity.store.subscribe(changes);
  for (const epochs of [2, 3, 4]) settings.change({ epochs });
  expect(state().stale).toEqual(["learningRate"]);
  expect(changes).toHaveBeenCalledTimes(1);
  rest();
  answer();
  expect(state().stale).toEqual([]);
});

test("what is out of view is not simulated", () => {
  const { sensitivity, asked, done, rest } = setUp();
  sensitivity.inView("learningRate", true);
  sensitivity.inView("learningRate", false);
  done();
  rest();
  expect(asked).toEqual([]);
});
