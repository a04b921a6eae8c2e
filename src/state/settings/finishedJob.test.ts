import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { JobFigures } from "../../schema/plan/jobFigures.ts";
import { createFinishedJob } from "./finishedJob.ts";

const figures: JobFigures = {
  acceleratorSeconds: 3600,
  accelerators: ["NVIDIA_H200_141GB"],
  elapsedSeconds: 1200,
  requests: undefined,
  tokens: 5000,
};

let items: Map<string, string>;
let isFull: boolean;

beforeEach(() => {
  items = new Map();
  isFull = false;
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    removeItem: (key: string) => items.delete(key),
    setItem: (key: string, text: string) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      items.set(key, text);
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("the figures of a finished job are stored, read again and forgotten", () => {
  const written: boolean[] = [];
  createFinishedJob((isWritten) => written.push(isWritten)).keep(figures);
  const later = createFinishedJob(() => {});
  later.start();
  expect(later.store.getState().figures).toEqual(figures);
  later.keep(undefined);
  expect([...items.keys()]).toEqual([]);
  expect(written).toEqual([true]);
});

test("a full storage is told, and the page holds the figures all the same", () => {
  const written: boolean[] = [];
  isFull = true;
  const job = createFinishedJob((isWritten) => written.push(isWritten));
  job.keep(figures);
  expect(written).toEqual([false]);
  expect(job.store.getState().figures).toEqual(figures);
});

test("what is stored and no figures is left out", () => {
  items.set("goldilocks.finishedJob", '{"acceleratorSeconds":"3600","accelerators":[]}');
  const job = createFinishedJob(() => {});
  job.start();
  expect(job.store.getState().figures).toBeUndefined();
});
