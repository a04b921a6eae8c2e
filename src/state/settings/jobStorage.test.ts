import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Job } from "../../schema/fields/job.ts";
import { connectJobStorage } from "./jobStorage.ts";
import { createSettings, type SettingsStore } from "./settings.ts";
import { JOB } from "./storage.ts";
import { readJob } from "./storedJob.ts";

interface Tab {
  readonly settings: SettingsStore;
  readonly change: (job: Partial<Job>) => void;
  readonly written: boolean[];
}

/** Stored items, the tab that runs, and the events that the browser has not delivered yet. */
let items: Map<string, string>;
let running: SettingsStore | undefined;
let events: (() => void)[];
let listeners: Map<SettingsStore, (event: object) => void>;
let isFull: boolean;

beforeEach(() => {
  items = new Map();
  events = [];
  listeners = new Map();
  isFull = false;
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, newValue: string) => {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      const oldValue = items.get(key) ?? null;
      items.set(key, newValue);
      const writer = running;
      for (const [settings, listener] of listeners)
        if (settings !== writer) events.push(() => act(settings, () => listener({ key, oldValue, newValue })));
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

function act(settings: SettingsStore, does: () => void) {
  running = settings;
  does();
  running = undefined;
}

/** Delivers the events, and those that they cause, in their order. */
const deliver = () => {
  for (let event = events.shift(); event; event = events.shift()) event();
};

function tab(): Tab {
  const settings = createSettings(defaultConfig, readJob());
  const written: boolean[] = [];
  vi.stubGlobal("addEventListener", (_: string, listener: (event: object) => void) =>
    listeners.set(settings, listener),
  );
  connectJobStorage(settings, settings.store.getState().job, (isWritten) => written.push(isWritten));
  return { settings, written, change: (job) => act(settings, () => settings.changeJob(job)) };
}
const jobOf = ({ settings }: Tab) => settings.store.getState().job;

test("two tabs that change different fields keep both, on the disk and on the screen", () => {
  const [one, other] = [tab(), tab()];
  one.change({ dataset: "d" });
  other.change({ evaluator: "e" });
  expect(readJob()).toMatchObject({ dataset: "d", evaluator: "e" });
  deliver();
  for (const each of [one, other]) expect(jobOf(each)).toMatchObject({ dataset: "d", evaluator: "e" });
});

test("what changes here and in another tab before the storage is connected is kept", () => {
  const settings = createSettings(defaultConfig, readJob());
  const before = settings.store.getState().job;
  settings.changeJob({ dataset: "here" });
  items.set(JOB, JSON.stringify({ ...before, evaluator: "there", dataset: "older" }));
  vi.stubGlobal("addEventListener", () => undefined);
  connectJobStorage(settings, before, () => undefined);
  for (const job of [settings.store.getState().job, readJob()])
    expect(job).toMatchObject({ dataset: "here", evaluator: "there" });
});

test("of one field that both change, the last text is the one that both show", () => {
  const [one, other] = [tab(), tab()];
  one.change({ dataset: "first" });
  other.change({ dataset: "second" });
  deliver();
  expect(readJob().dataset).toBe("second");
  for (const each of [one, other]) expect(jobOf(each).dataset).toBe("second");
});

test("a field that another tab has overwritten without having seen it is written again", () => {
  const [one, other] = [tab(), tab()];
  const before = JSON.stringify(readJob());
  one.change({ dataset: "d" });
  // each tab still reads its own copy: browser processes synchronize localStorage with a delay
  act(other.settings, () => localStorage.setItem(JOB, JSON.stringify({ ...JSON.parse(before), evaluator: "e" })));
  events.length = 0;
  const listener = listeners.get(one.settings);
  act(one.settings, () => listener?.({ key: JOB, oldValue: before, newValue: items.get(JOB) }));
  deliver();
  expect(readJob()).toMatchObject({ dataset: "d", evaluator: "e" });
  for (const each of [one, other]) expect(jobOf(each)).toMatchObject({ dataset: "d" });
  expect(jobOf(one).evaluator).toBe("e");
});

test("undo takes back what was done in its own tab alone", () => {
  const [one, other] = [tab(), tab()];
  one.change({ dataset: "d" });
  deliver();
  other.change({ evaluator: "e" });
  deliver();
  act(one.settings, one.settings.undo);
  deliver();
  expect(readJob()).toMatchObject({ dataset: "", evaluator: "e" });
  for (const each of [one, other]) expect(jobOf(each)).toMatchObject({ dataset: "", evaluator: "e" });
  act(one.settings, one.settings.redo);
  expect(readJob()).toMatchObject({ dataset: "d", evaluator: "e" });
  expect(other.settings.history.getState().pastStates).toHaveLength(1);
});

test("what another tab stores adds no step to undo, and passes the checks of stored job details", () => {
  const one = tab();
  const listener = listeners.get(one.settings);
  const store = (value: unknown) => {
    const oldValue = items.get(JOB) ?? null;
    items.set(JOB, JSON.stringify(value));
    listener?.({ key: JOB, oldValue, newValue: items.get(JOB) });
  };
  store({ dataset: "d", nodeCount: -3, evaluator: 7, displayName: "fw_hunter2" });
  expect(jobOf(one)).toMatchObject({ dataset: "d", evaluator: "", displayName: "", nodeCount: "auto" });
  expect(one.settings.history.getState().pastStates).toHaveLength(0);
  for (const broken of ["no object", null, [1]]) store(broken);
  expect(jobOf(one).dataset).toBe("");
});

test("a full storage is told, and loses nothing: the next change that fits stores all", () => {
  const one = tab();
  isFull = true;
  one.change({ dataset: "d" });
  one.change({ evaluator: "e" });
  expect(one.written).toEqual([false, false]);
  expect(jobOf(one)).toMatchObject({ dataset: "d", evaluator: "e" });
  isFull = false;
  one.change({ displayName: "n" });
  expect(one.written).toEqual([false, false, true]);
  expect(readJob()).toMatchObject({ dataset: "d", evaluator: "e", displayName: "n" });
});
