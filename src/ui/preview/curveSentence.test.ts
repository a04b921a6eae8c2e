import { expect, test } from "vitest";
import { verdictOf } from "../../diagnosis/verdict/verdict.ts";
import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { ensemble } from "../../simulator/runs/ensemble.ts";
import { simulateRun } from "../../simulator/simulate.ts";
import { curveSentence } from "./curveSentence.ts";

function described(changes: Partial<RunConfig> = {}, seeds = 16) {
  const config = { ...defaultConfig, ...changes };
  const runs = Array.from({ length: seeds }, (_, i) => simulateRun(config, i + 1, "light"));
  const all = ensemble(runs);
  const whole = verdictOf(runs);
  return { ...curveSentence(whole, all), all, whole, verdict: whole.name };
}

test("a healthy curve is described by the ends of its held-out mean alone", () => {
  const { text, all, verdict } = described();
  const ends = [0, -1].map((at) => all.holding?.heldOut.at(at)?.toFixed(2));
  expect(verdict).toBe("healthy");
  expect(text.match(/0\.\d\d/g)).toEqual(ends);
  expect(text).not.toMatch(/collapse/);
});

test("collapsed runs are counted, and the course is that of the others", () => {
  const { text, lead, all } = described({ learningRate: 5e-4 });
  const lost = 16 - (all.holding?.runs ?? 0);
  expect(lost).toBeGreaterThan(0);
  expect(text).toContain(`${lost} of 16 `);
  expect(text).toContain(all.holding?.heldOut.at(-1)?.toFixed(2));
  expect(lead).not.toBe("");
});

test("where all runs collapse the course is that of all", () => {
  const { text, all } = described({ learningRate: 5e-4, epochs: 10, batchSize: 8192 }, 4);
  expect(all.holding).toBeUndefined();
  expect(text).toMatch(/All 4 /);
});

test("where few runs hold only their number and end are told, not a course", () => {
  const { all, whole } = described({ learningRate: 5e-4 });
  const few = { ...all, runs: 64, holding: all.holding && { ...all.holding, runs: 5 } };
  const { text } = curveSentence(whole, few);
  expect(text.match(/\d+(?:\.\d+)?/g)).toEqual(["59", "64", "5", all.holding?.heldOut.at(-1)?.toFixed(2)]);
});

test("overfitting is told by the ends of train and held-out, and their gap", () => {
  const { text, all, verdict } = described({ epochs: 10, prompts: 100 });
  expect(verdict).toBe("overfit");
  const [train, heldOut] = [all.holding?.train, all.holding?.heldOut].map((curve) => curve?.at(-1)?.toFixed(2));
  for (const end of [train, heldOut, (Number(train) - Number(heldOut)).toFixed(2)]) expect(text).toContain(end);
});

test("no setting is named, and no change is advised", () => {
  const labels = Object.values(parameters).map(({ label }) => label.toLowerCase());
  for (const changes of [{}, { learningRate: 1e-5 }, { learningRate: 5e-4 }, { epochs: 10 }, { prompts: 50 }]) {
    const text = described(changes, 8).text.toLowerCase();
    expect(labels.filter((label) => label !== "seed" && text.includes(label))).toEqual([]);
    expect(text).not.toMatch(/\b(?:lower|raise|try|add|reduce|increase)\b/);
  }
});
