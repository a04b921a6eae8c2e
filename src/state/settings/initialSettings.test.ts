import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodeLink } from "../../exchange/link/link.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { createAddress } from "./address.ts";
import { initialSettings } from "./initialSettings.ts";
import { createSettings } from "./settings.ts";
import { type StoredSettings, storage } from "./storage.ts";

const mine: StoredSettings = {
  config: { ...defaultConfig, epochs: 3 },
  baseline: undefined,
  unset: new Set(["loraRank"]),
};
const link = encodeLink({ ...defaultConfig, epochs: 5 });

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

/** Opens a page with a link and clicks "Restore my settings"; returns the settings before and after. */
function restored(hash: string) {
  const { report, job, ...initial } = initialSettings(hash);
  const settings = createSettings(defaultConfig);
  settings.initialize({ ...initial, job });
  const address = createAddress(settings);
  address.report.setState(report);
  address.restoreDisplaced();
  return { initial, settings };
}

test("a person's own settings come back with the fields that they leave to the service", () => {
  storage.writeOwn(mine);
  const { initial, settings } = restored(link);
  expect(initial).toMatchObject({ config: { epochs: 5 }, unset: new Set() });
  expect(settings.store.getState()).toMatchObject(mine);
});

test("as do those displaced before, once the link's settings have been changed and stored", () => {
  storage.writeOwn({ ...mine, config: { ...defaultConfig, epochs: 5 }, unset: new Set() });
  storage.writeDisplaced(mine);
  expect(restored(link).settings.store.getState()).toMatchObject(mine);
});

test("defaults of which some are left to the service are worth bringing back, too", () => {
  const imported = { ...mine, config: defaultConfig };
  storage.writeOwn(imported);
  expect(restored(link).settings.store.getState()).toMatchObject(imported);
});

test("plain defaults are not offered, nor are settings that the link repeats", () => {
  storage.writeOwn({ ...mine, config: defaultConfig, unset: new Set() });
  expect(initialSettings(link).report.displaced).toBeUndefined();
  storage.writeOwn(mine);
  expect(initialSettings(encodeLink(mine.config))).toMatchObject({
    unset: mine.unset,
    report: { displaced: undefined },
  });
});
