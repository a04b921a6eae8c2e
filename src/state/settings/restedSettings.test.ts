import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { createRestedSettings } from "./restedSettings.ts";
import { createSettings } from "./settings.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The rest that is promised: what is deferred is right within 200 ms. */
const rest = () => vi.advanceTimersByTime(200);

function setUp() {
  const settings = createSettings(defaultConfig);
  const { store, rows } = createRestedSettings(settings);
  const epochs = () => ({ rested: store.getState().config.epochs, row: rows.epochs.getState().epochs });
  return { settings, store, rows, epochs };
}

test("within a gesture a row has its own value at once, and all others have it once the settings rest", () => {
  const { settings, store, rows, epochs } = setUp();
  const others = vi.fn();
  store.subscribe(others);
  rows.learningRate.subscribe(others);
  for (const value of [2, 3, 4]) settings.change({ epochs: value }, true);
  expect(epochs()).toEqual({ rested: 1, row: 4 });
  expect(others).not.toHaveBeenCalled();
  rest();
  expect(epochs()).toEqual({ rested: 4, row: 4 });
  expect(rows.learningRate.getState()).toBe(settings.store.getState().config);
});

test("the rest begins anew with every move, and the end of the gesture does not drop it", () => {
  const { settings, epochs } = setUp();
  for (const value of [2, 3, 4, 5]) {
    settings.change({ epochs: value }, true);
    vi.advanceTimersByTime(100);
  }
  settings.endGesture();
  expect(epochs().rested).toBe(1);
  rest();
  expect(epochs().rested).toBe(5);
});

test("a change outside of a gesture, and undo, are followed at once, with what the gesture before left open", () => {
  const { settings, store, epochs } = setUp();
  settings.change({ epochs: 2 }, true);
  settings.change({ learningRate: 2e-4 });
  expect(store.getState().config).toMatchObject({ epochs: 2, learningRate: 2e-4 });
  settings.undo();
  settings.undo();
  expect(epochs()).toEqual({ rested: 1, row: 1 });
  rest();
  expect(store.getState().config).toBe(settings.store.getState().config);
});

test("a choice is a step of its own and followed once it rests; so is a text that is no value yet", () => {
  const { settings, store, rows } = setUp();
  settings.choose({ loraRank: 16 });
  settings.choose({ loraRank: 32 });
  expect([rows.loraRank.getState().loraRank, store.getState().config.loraRank]).toEqual([32, 8]);
  rest();
  expect(store.getState().config.loraRank).toBe(32);
  settings.undo();
  expect(settings.store.getState().config.loraRank).toBe(16);
  settings.setDraft("epochs", { text: "x", reason: "not a number" });
  expect(store.getState().drafts).toEqual({});
  rest();
  expect(store.getState().drafts).toHaveProperty("epochs");
});
