import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { createSettings } from "./settings.ts";

const fresh = () => createSettings(defaultConfig);
const rate = (settings: ReturnType<typeof fresh>) => settings.store.getState().config.learningRate;

test("a change is one step of the history", () => {
  const settings = fresh();
  settings.change({ learningRate: 2e-4 });
  settings.change({ learningRate: 3e-4 });
  settings.undo();
  expect(rate(settings)).toBe(2e-4);
  settings.undo();
  expect(rate(settings)).toBe(1e-4);
  settings.redo();
  expect(rate(settings)).toBe(2e-4);
});

test("a gesture of many changes is one step", () => {
  const settings = fresh();
  for (const learningRate of [2e-4, 3e-4, 4e-4]) settings.change({ learningRate }, true);
  settings.endGesture();
  settings.change({ epochs: 2 });
  settings.undo();
  expect(rate(settings)).toBe(4e-4);
  settings.undo();
  expect(rate(settings)).toBe(1e-4);
});

test("a gesture that starts without moving anything still becomes a step when it moves", () => {
  const settings = fresh();
  settings.change({ learningRate: 1e-4 }, true);
  settings.change({ learningRate: 2e-4 }, true);
  settings.endGesture();
  settings.undo();
  expect(rate(settings)).toBe(1e-4);
});

test("a change from elsewhere during a gesture is a step of its own", () => {
  const settings = fresh();
  settings.change({ learningRate: 2e-4 }, true);
  settings.change({ epochs: 5 });
  settings.undo();
  expect(settings.store.getState().config).toMatchObject({ learningRate: 2e-4, epochs: 1 });
});

test("a draft never becomes the setting, and goes when the field is set", () => {
  const settings = fresh();
  settings.setDraft("learningRate", { text: "abc", reason: "not a number" });
  expect(settings.store.getState()).toMatchObject({ config: defaultConfig, drafts: { learningRate: { text: "abc" } } });
  settings.change({ epochs: 2 });
  expect(settings.store.getState().drafts).toHaveProperty("learningRate");
  settings.change({ learningRate: 1e-4 });
  expect(settings.store.getState().drafts).toEqual({});
});

test("resetting puts the named fields back and leaves the others", () => {
  const settings = fresh();
  settings.change({ learningRate: 2e-4, epochs: 3 });
  settings.reset(["learningRate"]);
  expect(settings.store.getState().config).toMatchObject({ learningRate: 1e-4, epochs: 3 });
});

test("what names the job has the same history as the settings, and one change may set both", () => {
  const settings = fresh();
  settings.changeJob({ dataset: "mine" });
  settings.apply({ config: { epochs: 2 }, job: { evaluator: "grader" } });
  settings.undo();
  expect(settings.store.getState()).toMatchObject({
    config: { epochs: 1 },
    job: { dataset: "mine", evaluator: "" },
  });
  settings.undo();
  expect(settings.store.getState().job.dataset).toBe("");
});

test("a change of the job leaves the settings the same object", () => {
  const settings = fresh();
  const { config } = settings.store.getState();
  settings.changeJob({ dataset: "mine" });
  expect(settings.store.getState().config).toBe(config);
});

test("a baseline is pinned, changed and taken away in the same history, beside the settings", () => {
  const settings = fresh();
  const { config } = settings.store.getState();
  const baseline = () => settings.store.getState().baseline;
  settings.apply({ baseline: config });
  settings.change({ learningRate: 2e-4 });
  expect(baseline()).toBe(config);
  settings.undo();
  settings.undo();
  expect(baseline()).toBeUndefined();
  settings.redo();
  settings.redo();
  expect(baseline()).toBe(config);
  expect(rate(settings)).toBe(2e-4);
  settings.apply({ baseline: undefined });
  settings.undo();
  expect(baseline()).toBe(config);
});

test("a field that an import left to the service stays so until it is changed, written out or undone", () => {
  const settings = fresh();
  const unset = () => [...settings.store.getState().unset];
  settings.apply({ config: { epochs: 2 }, unset: new Set(["loraRank", "temperature"]) });
  expect(unset()).toEqual(["loraRank", "temperature"]);
  settings.change({ epochs: 3 });
  settings.change({ loraRank: defaultConfig.loraRank });
  expect(unset()).toEqual(["temperature"]);
  settings.pinUnset();
  expect(unset()).toEqual([]);
  settings.undo();
  settings.undo();
  expect(unset()).toEqual(["loraRank", "temperature"]);
  settings.undo();
  settings.undo();
  expect(unset()).toEqual([]);
  expect(settings.store.getState().config).toEqual(defaultConfig);
});
