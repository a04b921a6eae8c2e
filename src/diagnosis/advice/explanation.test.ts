import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { legalConfig } from "../../schema/values/arbitrary.ts";
import type { LoggedSettings, Series } from "../log/log.ts";
import { type Drawn, drawSeries } from "../trend/drawn.ts";
import { diagnose } from "./diagnose.ts";
import { changeOf, jobConfig, remedyOf } from "./suggestedChange.ts";
import { printedTrend } from "./summary.ts";
import { verdictRemedies } from "./verdictRemedies.ts";

const collapse: Drawn = { curve: (t) => (t < 0.6 ? 1 - Math.exp(-t / 0.15) : 0.05), noise: 0.15 };
const climb: Drawn = { curve: (t) => t, noise: 0.15 };
const slow: Drawn = { curve: (t) => 0.9 * t, noise: 1, points: 400 };

const withSettings = (drawn: Drawn, settings: LoggedSettings = {}): Series => ({ ...drawSeries(drawn, 21), settings });
const number = (text: string) => Number(text.replace("−", "-"));
/** A column that goes from one value to the other after six tenths of the run. */
const column = ({ reward }: Series, before: number, after: number) =>
  reward.map((_, i) => (i < 0.6 * reward.length ? before : after));

test("a collapse lowers the run's own rate by half, whatever its unit", () => {
  for (const learningRate of [5e-3, 2e-4, 1e-6])
    expect(diagnose(withSettings(collapse, { learningRate }))).toMatchObject({
      verdict: "spike_then_collapse",
      cause: "hyperparameter",
      change: { field: "learningRate", from: learningRate, to: learningRate / 2 },
    });
});

test("a collapse without a known rate asks for it, and changes nothing", () => {
  const diagnosis = diagnose(withSettings(collapse));
  expect(diagnosis.question?.about).toBe("learningRate");
  expect(diagnosis.change).toBeUndefined();
  expect(diagnose(withSettings(collapse), { settings: { learningRate: 1e-5 } }).change?.to).toBe(5e-6);
});

test("responses that shrink to 17 tokens are looked at before the rate is blamed", () => {
  const series = withSettings(collapse, { learningRate: 1e-5 });
  const shrunk = diagnose({ ...series, completionLength: column(series, 300, 17) });
  expect(shrunk).toMatchObject({ verdict: "spike_then_collapse", cause: "data_or_grader" });
  expect(shrunk.change).toBeUndefined();
  expect(shrunk.lookAt).toContain("from 300 to 17 tokens");
  expect(shrunk.evidence.map((sign) => sign.column)).toContain("completionLength");
  const steady = diagnose({ ...series, completionLength: column(series, 300, 280) });
  expect(steady.cause).toBe("hyperparameter");
  expect(steady.ruledOut.map(({ what }) => what)).toContain("responses that shrink to nothing");
});

test("responses that run to the limit are looked at as well", () => {
  const series = withSettings(collapse, { learningRate: 1e-5, maxOutputTokens: 1024 });
  expect(diagnose({ ...series, completionLength: column(series, 300, 1020) }).cause).toBe("data_or_grader");
  expect(diagnose({ ...series, clippedShare: column(series, 0.02, 0.9) }).cause).toBe("data_or_grader");
});

test("a gradient norm that explodes before the fall points at the rate, one of single steps or after it does not", () => {
  const series = { ...withSettings(collapse, { learningRate: 1e-5 }) };
  const count = series.reward.length;
  const completionLength = column(series, 300, 17);
  const norms = (norm: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => norm(i));
  const before = diagnose({ ...series, completionLength, gradientNorm: norms((i) => (i < 0.55 * count ? 0.3 : 45)) });
  expect(before).toMatchObject({ cause: "hyperparameter", change: { to: 5e-6 } });
  expect(before.evidence.map(({ text }) => text)).toContain("the gradient norm grows from 0.3 to 45");
  const single = diagnose({ ...series, completionLength, gradientNorm: norms((i) => (i % 7 === 0 ? 900 : 0.3)) });
  expect(single).toMatchObject({ cause: "data_or_grader" });
  expect(single.lookAt).toContain("while the gradient norm gives no sign");
  const after = diagnose({ ...series, completionLength, gradientNorm: norms((i) => (i < 0.9 * count ? 0.3 : 45)) });
  expect(after.cause).toBe("data_or_grader");
  expect(after.lookAt).not.toContain("no sign");
});

test("evidence and sentence print the same levels, and differences of the printed levels", () => {
  for (const noise of [0.02, 0.15]) {
    const { summary, evidence, trend } = diagnose(withSettings({ ...collapse, noise }));
    const { start, top, end, fall, rise } = printedTrend(trend);
    const said = evidence.map(({ text }) => text).join("; ");
    for (const printed of [start, top, end, fall]) {
      expect(summary).toContain(printed);
      expect(said).toContain(printed);
    }
    expect(Number(fall)).toBeCloseTo(number(top) - number(end), 9);
    expect(number(rise)).toBeCloseTo(number(top) - number(start), 9);
  }
});

test.each([
  [0.7249, 0.5151, 0.09, "−0.20"],
  [-0.004, 0.004, 0.09, "+0.00"],
  [-22.4, 12.6, 3, "+35"],
  [0.1, 0.3, 0, "+0.200"],
])("from %f to %f at a noise of %f the gain is %s", (start, end, noise, gain) => {
  const trend = { ...diagnose(withSettings(climb)).trend, start, end, noise };
  const printed = printedTrend(trend);
  expect(printed.gain).toBe(gain);
  expect(number(printed.gain)).toBeCloseTo(number(printed.end) - number(printed.start), 9);
});

test("a KL divergence that explodes points back at the rate", () => {
  const series = withSettings(collapse, { learningRate: 1e-5 });
  const exploded = { ...series, completionLength: column(series, 300, 17), kl: column(series, 0.02, 1e14) };
  expect(diagnose(exploded)).toMatchObject({ cause: "hyperparameter", change: { to: 5e-6 } });
  expect(diagnose({ ...series, kl: column(series, 0.02, 0.3) }).ruledOut.map(({ what }) => what)).toContain(
    "KL blow-up",
  );
});

test("a run that still climbs gets an epoch more, up to the most that is recommended", () => {
  expect(diagnose(withSettings(climb, { epochs: 2 })).change).toMatchObject({ field: "epochs", from: 2, to: 3 });
  expect(diagnose(withSettings(climb), { job: { epochs: 2 } }).change).toMatchObject({ from: 2, to: 3 });
  expect(diagnose(withSettings(climb), { job: { epochs: 3 } })).toMatchObject({ lookAt: expect.stringContaining("3") });
  expect(diagnose(withSettings(climb), { job: { epochs: 3 } }).change).toBeUndefined();
});

test("a Fireworks job is read by the bands of its fields, another trainer's run is not", () => {
  const low = { learningRate: 1e-5 };
  expect(diagnose(withSettings(climb), { job: { ...low, epochs: 1 } }).change?.field).toBe("learningRate");
  expect(diagnose(withSettings(climb, { ...low, epochs: 1, library: "Fireworks" })).change?.field).toBe("learningRate");
  expect(diagnose(withSettings(climb, { ...low, epochs: 1, library: "TRL" })).change?.field).toBe("epochs");
});

test("groups that have come to score the same are named instead of the rate", () => {
  const series = withSettings(slow, { learningRate: 1e-6 });
  expect(diagnose(series).change).toMatchObject({ field: "learningRate", to: 2e-6 });
  const gone = diagnose({ ...series, zeroVarianceShare: column(series, 0.4, 0.95) });
  expect(gone).toMatchObject({ verdict: "slow_climb", cause: "data_or_grader" });
  expect(gone.change).toBeUndefined();
});

test("held-out that really falls while train rises is overfit", () => {
  const series = withSettings({ curve: (t) => 1 - Math.exp(-t / 0.25), noise: 0.15 }, { epochs: 4 });
  const step = Float64Array.from({ length: 12 }, (_, i) => 8 * (i + 1));
  const heldOut = (after: number) => ({
    step,
    reward: step.map((at) => (at < 50 ? at / 80 : after) + 0.01 * (at % 3)),
    column: "eval",
  });
  expect(diagnose({ ...series, heldOut: heldOut(0.2) })).toMatchObject({
    verdict: "overfit",
    change: { field: "epochs", from: 4, to: 2 },
  });
  expect(diagnose({ ...series, heldOut: heldOut(0.62) }).verdict).toBe("healthy");
});

test("a change of a Fireworks job is a recommended value of the control, at most a factor of 2 away or else the nearest", () => {
  fc.assert(
    fc.property(legalConfig, fc.constantFrom(...verdictNames), (job, name) => {
      const run = { settings: {}, job };
      const remedies = verdictRemedies[name];
      const remedy = remedies && remedyOf(remedies, run);
      const change = remedy && changeOf(remedy, run);
      if (!change || change.field === "groupSize") return;
      const { field, from, to } = change;
      const parameter: NumberParameter = parameters[field];
      const band = parameter.advice?.band(jobConfig(job));
      const values = parameter.legal ?? parameter.scale.lattice;
      expect(to).not.toBe(from);
      expect(values).toContain(to);
      expect(zoneOf(to, band)).toBe("right");
      const between = values.filter((value) => (value - from) * (value - to) < 0 && zoneOf(value, band) === "right");
      expect(Math.max(to / from, from / to) <= 2.01 || between.length === 0).toBe(true);
    }),
  );
});

test.each([
  [4e-4, 2e-4],
  [5e-4, 2e-4],
  [1.7e-4, 9e-5],
])("a Fireworks job that collapses at %f is advised %f", (learningRate, to) => {
  const settings = { learningRate, library: "Fireworks" };
  expect(diagnose(withSettings(collapse, settings)).change).toMatchObject({ from: learningRate, to });
});
