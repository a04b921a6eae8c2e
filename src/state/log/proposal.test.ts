import { expect, test } from "vitest";
import { diagnose } from "../../diagnosis/advice/diagnose.ts";
import type { LoggedSettings } from "../../diagnosis/log/log.ts";
import { drawSeries } from "../../diagnosis/trend/drawn.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { createSettings } from "../settings/settings.ts";
import { type Proposal, proposalOf } from "./proposal.ts";

const collapse = (t: number) => (t < 0.6 ? 1 - Math.exp(-t / 0.15) : 0.05);
const climb = (t: number) => t;

function proposalFor(
  curve: (t: number) => number,
  settings: LoggedSettings,
  { known = {}, form = {} }: { known?: RunContext; form?: Partial<RunConfig> } = {},
): Proposal | undefined {
  const series = { ...drawSeries({ curve, noise: 0.15 }, 21), settings };
  return proposalOf(diagnose(series, known), series, known, { ...defaultConfig, ...form });
}

test.each<[why: string, LoggedSettings, RunContext]>([
  ["its library", { library: "Fireworks", learningRate: 5e-4 }, {}],
  ["what was told", { learningRate: 5e-4 }, { settings: { library: "Fireworks" } }],
  ["its job", {}, { job: { learningRate: 5e-4 } }],
])("a Fireworks job, by %s, is applied to the form, and stays in the recommended range", (_, settings, known) => {
  const proposal = proposalFor(collapse, settings, { known });
  expect(proposal).toMatchObject({ from: 5e-4, to: 2e-4, form: { field: "learningRate", value: 2e-4 } });
});

test("a proposal does not follow the form: applied three times it is applied once, in one undo step", () => {
  const settings = createSettings(defaultConfig);
  const form = proposalFor(collapse, { library: "Fireworks", learningRate: 1.7e-4 })?.form;
  for (let i = 0; i < 3; i++) settings.change(form ? { [form.field]: form.value } : {});
  expect(settings.store.getState().config.learningRate).toBe(9e-5);
  settings.undo();
  expect(settings.store.getState().config).toEqual(defaultConfig);
});

test("another trainer's rate and batch are advised in its own units and never applied", () => {
  expect(proposalFor(collapse, { library: "TRL", learningRate: 4e-5 })).toMatchObject({ from: 4e-5, to: 2e-5 });
  expect(proposalFor(collapse, { library: "TRL", learningRate: 4e-5 })).not.toHaveProperty("form");
  expect(proposalFor(collapse, { learningRate: 1e-4 })).not.toHaveProperty("form");
});

test("what every trainer counts alike is applied, within the recommended range of the setup", () => {
  expect(proposalFor(climb, { library: "TRL", epochs: 1 })).toMatchObject({ form: { field: "epochs", value: 2 } });
  const beyond = proposalFor(climb, { library: "TRL", epochs: 6 });
  expect(beyond).toMatchObject({ from: 6, to: 7 });
  expect(beyond).not.toHaveProperty("form");
});

test("a run without a change has no proposal", () => {
  expect(proposalFor(collapse, {})).toBeUndefined();
});
