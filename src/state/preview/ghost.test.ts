import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import { createSettings } from "../settings/settings.ts";
import { createGhost } from "./ghost.ts";
import type { PreviewState } from "./preview.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const settings = createSettings(defaultConfig);
  const preview = createStore<PreviewState>(() => ({
    ...{ status: "working", verdict: undefined, failure: undefined, stage: undefined },
  }));
  const ghost = createGhost(settings, { store: preview });
  const ensemble = {} as PreviewStage["ensemble"];
  const done = (curve = ensemble) =>
    preview.setState({
      status: "done",
      stage: { config: settings.store.getState().config, ensemble: curve } as PreviewStage,
    });
  const work = () => preview.setState({ status: "working" });
  const rest = () => vi.advanceTimersByTime(3000);
  return { settings, ghost, ensemble, done, work, rest, before: () => ghost.store.getState().before };
}

test("a gesture keeps the curve from before its first move until it is over and the new curve is complete", () => {
  const { settings, ensemble, done, work, rest, before } = setUp();
  done();
  settings.change({ learningRate: 2e-4 }, true);
  work();
  expect(before()).toBe(ensemble);
  done({ ...ensemble });
  settings.change({ learningRate: 3e-4 }, true);
  done({ ...ensemble });
  rest();
  expect(before()).toBe(ensemble);
  settings.endGesture();
  work();
  rest();
  expect(before()).toBe(ensemble);
  done({ ...ensemble });
  expect(before()).toBe(ensemble);
  rest();
  expect(before()).toBeUndefined();
});

test("the next gesture keeps the curve from before itself", () => {
  const { settings, ensemble, done, rest, before } = setUp();
  done();
  settings.change({ learningRate: 2e-4 });
  const second = { ...ensemble };
  done(second);
  rest();
  settings.change({ learningRate: 3e-4 });
  expect(before()).toBe(second);
});

test("a curve that belongs to other settings, and a change that moves no curve, leave none", () => {
  const { settings, done, before } = setUp();
  settings.change({ learningRate: 2e-4 });
  expect(before()).toBeUndefined();
  done();
  settings.change({ maxContextLength: 4096 });
  expect(before()).toBeUndefined();
});
