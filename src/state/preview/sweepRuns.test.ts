import { expect, test, vi } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Port } from "../../simulator/preview/client.ts";
import { type PreviewRequest, packRuns } from "../../simulator/preview/protocol.ts";
import { ensemble, summarize } from "../../simulator/runs/ensemble.ts";
import { simulateRun } from "../../simulator/simulate.ts";
import { curveKey } from "./preview.ts";
import { createSweepRuns } from "./sweepRuns.ts";

const runs = [1, 2].map((seed) => simulateRun(defaultConfig, seed, "light"));
const rate = (learningRate: number) => ({ ...defaultConfig, learningRate });

/** A sweep with a worker that answers when it is told to. */
function setUp() {
  const requests: PreviewRequest[] = [];
  const ports: Port[] = [];
  const sweep = createSweepRuns(() => {
    const port: Port = {
      postMessage: (request) => {
        if ("config" in request) requests.push(request);
      },
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    };
    ports.push(port);
    return port;
  });
  const answer = (done: boolean) => {
    const upToNow = done ? runs : runs.slice(0, 1);
    ports.at(-1)?.onmessage?.({
      data: {
        kind: "stage",
        id: requests.at(-1)?.id ?? 0,
        ensemble: ensemble(upToNow),
        summary: summarize(upToNow),
        newRuns: packRuns(done ? runs.slice(1) : upToNow),
        done,
      },
    });
  };
  const asked = () => requests.map(({ config }) => config.learningRate);
  const known = (learningRate: number) => sweep.store.getState().simulations.get(curveKey(rate(learningRate)));
  return { sweep, ports, answer, asked, known };
}

test("configs are simulated one after another, and each shows as it grows", () => {
  const { sweep, answer, asked, known } = setUp();
  sweep.simulate([rate(5e-5), rate(1e-4)]);
  expect(asked()).toEqual([5e-5]);
  answer(false);
  expect(known(5e-5)).toMatchObject({ done: false });
  expect(asked()).toEqual([5e-5]);
  answer(true);
  expect(known(5e-5)).toMatchObject({ done: true });
  expect(asked()).toEqual([5e-5, 1e-4]);
  sweep.dispose();
});

test("what was finished is not simulated again, nor what only differs in what is not simulated", () => {
  const { sweep, answer, asked, known } = setUp();
  sweep.simulate([rate(5e-5)]);
  answer(false);
  answer(true);
  sweep.simulate([rate(5e-5), { ...rate(5e-5), topP: 0.5 }, rate(2e-4)]);
  expect(asked()).toEqual([5e-5, 2e-4]);
  expect(known(2e-4)).toBeUndefined();
  sweep.dispose();
});

test("a newer list goes on with the config at work if it is still asked for, and drops it if not", () => {
  const { sweep, answer, asked } = setUp();
  sweep.simulate([rate(5e-5), rate(1e-4)]);
  sweep.simulate([rate(1e-4), rate(5e-5)]);
  expect(asked()).toEqual([5e-5]);
  answer(false);
  answer(true);
  expect(asked()).toEqual([5e-5, 1e-4]);
  sweep.simulate([rate(2e-4)]);
  expect(asked()).toEqual([5e-5, 1e-4, 2e-4]);
  sweep.dispose();
});

test("a worker that stays silent is a failure, and can be tried again", () => {
  vi.useFakeTimers();
  const { sweep, answer, asked, known } = setUp();
  sweep.simulate([rate(5e-5)]);
  vi.advanceTimersByTime(60_000);
  expect(sweep.store.getState().failure).toContain("no answer");
  sweep.retry();
  expect(asked()).toEqual([5e-5, 5e-5]);
  answer(false);
  answer(true);
  expect(sweep.store.getState().failure).toBeUndefined();
  expect(known(5e-5)).toMatchObject({ done: true });
  sweep.dispose();
  vi.useRealTimers();
});
