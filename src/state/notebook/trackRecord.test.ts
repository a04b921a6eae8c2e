import { expect, test } from "vitest";
import { encodeLink } from "../../exchange/link/link.ts";
import { toSavedLog } from "../../exchange/runs/savedLog.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { forecastOutcomes, trackRecordOf } from "./trackRecord.ts";

/** A reward that rises to .8, with a seed of its own noise. */
const rewardOf = (step: number, seed: number) =>
  0.8 - 0.6 * Math.exp(-step / 30) + 0.02 * Math.sin(step * step * 12.9 + seed);

function runOf(id: string, points: number, seed: number, forecast?: SavedRun["forecast"]): SavedRun {
  const steps = Array.from({ length: points }, (_, i) => i + 1);
  const log = toSavedLog({
    ...{ name: `${id}.csv`, format: "CSV", points, verdict: "healthy", cause: "", confidence: "high", summary: "" },
    steps,
    reward: steps.map((step) => rewardOf(step, seed)),
  });
  const time = "2026-11-28T12:00:00.000Z";
  const run = { id, created: time, changed: time, title: id, link: encodeLink(defaultConfig), note: "", log };
  return forecast ? { ...run, forecast } : run;
}

/** The second run with the first point of the first. */
function withFirstPointOf({ log: first }: SavedRun, { log, ...run }: SavedRun): SavedRun {
  if (!first || !log) throw new Error("both need a log");
  return { ...run, log: { ...log, reward: [...first.reward.slice(0, 1), ...log.reward.slice(1)] } };
}

const forecast = { step: 100, plannedSteps: 200, decision: "stop", end: 0.78, low: 0.7, high: 0.85 } as const;

test("a forecast is compared with what came of its run, found again by its points", () => {
  const outcomes = forecastOutcomes([
    runOf("finished", 200, 1),
    runOf("another", 200, 2),
    runOf("inside", 100, 1, forecast),
    runOf("outside", 100, 2, { ...forecast, end: 0.5, low: 0.4, high: 0.6 }),
  ]);
  expect([...outcomes.keys()]).toEqual(["inside", "outside"]);
  expect(outcomes.get("inside")?.came).toBeCloseTo(0.8, 1);
  expect(outcomes.get("inside")?.isInside).toBe(true);
  expect(outcomes.get("outside")?.isInside).toBe(false);
  const record = trackRecordOf(outcomes.values());
  expect(record).toMatchObject({ count: 2, inside: 1 });
  // errors of .02 and .3 of rewards that rise by .6
  expect(record.meanError).toBeCloseTo(0.26, 1);
});

test.each<readonly [string, readonly SavedRun[]]>([
  ["a run that has not come to its end", [runOf("first", 100, 1, forecast), runOf("later", 150, 1)]],
  ["a log of another run", [runOf("first", 100, 1, forecast), runOf("other", 200, 2)]],
  [
    "a log that begins alike and goes on otherwise",
    [runOf("first", 100, 1, forecast), withFirstPointOf(runOf("first", 1, 1), runOf("other", 200, 2))],
  ],
  [
    "a run where it was too early to say",
    [runOf("first", 50, 1, { step: 50, plannedSteps: 200, decision: "too_early" }), runOf("later", 200, 1)],
  ],
  ["a run without a log", [{ ...runOf("first", 100, 1, forecast), log: undefined }, runOf("later", 200, 1)]],
])("%s says nothing of the forecast", (_, runs) => {
  expect(forecastOutcomes(runs).size).toBe(0);
});

test("the error is relative to the range of each run's reward, whatever its unit", () => {
  const [finished, first] = [runOf("finished", 200, 1), runOf("first", 100, 1, forecast)];
  const scaled = ({ log, ...run }: SavedRun): SavedRun => ({
    ...run,
    ...(log && { log: { ...log, reward: log.reward.map((reward) => 50 * reward) } }),
    ...(run.forecast && { forecast: { ...forecast, end: 50 * 0.78, low: 35, high: 42.5 } }),
  });
  const errorOf = (runs: readonly SavedRun[]) => trackRecordOf(forecastOutcomes(runs).values()).meanError;
  expect(errorOf([finished, first])).toBeGreaterThan(0);
  expect(errorOf([finished, first].map(scaled))).toBeCloseTo(errorOf([finished, first]), 10);
});

test("a log that was thinned out when it was kept is found again", () => {
  const long = { ...forecast, step: 3000, plannedSteps: 6000, end: 0.8 };
  expect(forecastOutcomes([runOf("first", 3000, 1, long), runOf("finished", 6000, 1)]).size).toBe(1);
});

test("the same forecast that was saved twice counts once", () => {
  const outcomes = forecastOutcomes([
    runOf("one", 100, 1, forecast),
    runOf("two", 100, 1, forecast),
    runOf("finished", 200, 1),
  ]);
  expect(outcomes.size).toBe(2);
  expect(trackRecordOf(outcomes.values()).count).toBe(1);
});
