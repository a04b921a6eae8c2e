import { expect, test } from "vitest";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { formSettingsOf, hasForeignRate, ownSettings, statesSettings } from "./loggedConfig.ts";

test("of a Fireworks job every valid setting has the form's units, of another trainer's run some", () => {
  const settings = { learningRate: 4e-5, batchSize: 64, batchUnit: "sequences", epochs: 2, groupSize: 8 } as const;
  expect(formSettingsOf({ ...settings, library: "TRL" })).toEqual({ epochs: 2, responseCandidatesCount: 8 });
  expect(formSettingsOf({ ...settings, library: "Fireworks" })).toEqual({
    learningRate: 4e-5,
    epochs: 2,
    responseCandidatesCount: 8,
  });
  expect(formSettingsOf({ library: "Fireworks", batchSize: 65536, learningRate: 3 })).toEqual({ batchSize: 65536 });
  expect(formSettingsOf({ loraRank: 7, epochs: undefined })).toEqual({});
});

test("a run's own settings are those of its log with what was told, or the job as a whole", () => {
  const own = ownSettings({ learningRate: 1e-6, loraRank: 16 }, { settings: { epochs: 3 } });
  expect(own.settings).toEqual({ learningRate: 1e-6, loraRank: 16, epochs: 3 });
  expect(own.config).toEqual({ ...defaultConfig, loraRank: 16, epochs: 3 });
  expect(ownSettings({}, { job: { learningRate: 4e-4 } })).toEqual({
    config: { ...defaultConfig, learningRate: 4e-4 },
  });
});

test("the name of a trainer is no setting", () => {
  expect(statesSettings({ library: "TRL" })).toBe(false);
  expect(statesSettings({ library: "TRL", temperature: 1 })).toBe(true);
});

test("a rate that another trainer logged is not that of the form, in whichever way it is known", () => {
  expect(hasForeignRate({ settings: {} }, {})).toBe(false);
  expect(hasForeignRate({ settings: { learningRate: 1e-6 } }, {})).toBe(true);
  expect(hasForeignRate({ settings: {}, learningRate: Float64Array.of(5e-6) }, {})).toBe(true);
  expect(hasForeignRate({ settings: {} }, { settings: { learningRate: 1e-6 } })).toBe(true);
  expect(hasForeignRate({ settings: { learningRate: 1e-4, library: "Fireworks" } }, {})).toBe(false);
  expect(hasForeignRate({ settings: { learningRate: 1e-6 } }, { job: { learningRate: 1e-4 } })).toBe(false);
});
