import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { defaultRun, diagnoseRun } from "./diagnoseRun.ts";
import { forecastRun } from "./forecastRun.ts";
import { readLog } from "./formats/readLog.ts";

const columns = [
  "reward",
  "reward_std",
  "kl",
  "grad_norm",
  "completions/mean_length",
  "frac_reward_zero_std",
  "learning_rate",
  "eval/reward",
  "rewards/a/mean",
  "rewards/b/mean",
  "step_time",
];
/** Magnitudes at which squares, and sums of values, overflow or vanish. */
const magnitude = fc.constantFrom(
  ...[Number.MAX_VALUE, 1e300, 1e155, 1e101, 9e99, 1e77, 1e15, 1, 0, 1e-16, 1e-77, 2e-100, 1e-160, Number.MIN_VALUE],
);
/** The values of a column: a line, a rise and a fall, a shift with noise, or any mixture of magnitudes. */
const values = (points: number) =>
  fc.oneof(
    fc.tuple(magnitude, fc.constantFrom(1, -1)).map(
      ([size, sign]) =>
        (i: number) =>
          sign * size * i,
    ),
    magnitude.map((size) => (i: number) => size * Math.min(i, points - i)),
    fc
      .tuple(magnitude, magnitude, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }))
      .map(
        ([shift, scale, noise]) =>
          (i: number) =>
            shift + scale * (noise[i % 7] ?? 0),
      ),
    fc.array(magnitude, { minLength: 3, maxLength: 9 }).map((all) => (i: number) => all[(i * i) % all.length] ?? 0),
  );
const table = fc
  .constantFrom(1, 9, 40, 130)
  .chain((points) =>
    fc.tuple(
      fc.constant(points),
      fc.array(values(points), { minLength: 1, maxLength: columns.length }),
      values(points),
    ),
  );

/** Where a value holds a number that is none, or names one. */
function brokenIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} ${value}`];
  if (typeof value === "string") return /\bNaN\b|Infinity|∞/.test(value) ? [`${path} ${value}`] : [];
  return value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([key, inner]) => brokenIn(inner, `${path}/${key}`));
}

test("says no NaN and no infinity of any finite numbers, in diagnosis or forecast", async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.option(magnitude), fc.boolean(), async ([points, own, step], most, isCounted) => {
      const rows = Array.from({ length: points }, (_, i) =>
        [isCounted ? i : step(i), ...own.map((value) => value(i))].map((value) =>
          Number.isFinite(value) ? value : "",
        ),
      );
      const log = await readLog(
        [["step", ...columns.slice(0, own.length)], ...rows].map((row) => row.join()).join("\n"),
      );
      const known = most === null ? {} : { rewardMaximum: most };
      const run = defaultRun(log);
      const diagnosed = diagnoseRun(log, { run }, known);
      const said = "problem" in diagnosed ? diagnosed : diagnosed.diagnosis;
      expect(brokenIn(said)).toEqual([]);
      expect(brokenIn(forecastRun(log, { run }, undefined, known))).toEqual([]);
    }),
    { numRuns: propertyRuns(60) },
  );
});

const rising = (scale: number) =>
  ["step,reward", ...Array.from({ length: 60 }, (_, i) => `${i},${scale * (i + (i % 3))}`)].join("\n");

test("judges rewards of 1e90 as those of 1, and names a value that is beyond what can be judged", async () => {
  const verdict = async (text: string) => {
    const diagnosed = diagnoseRun(await readLog(text), { run: 0 }, {});
    return "problem" in diagnosed ? diagnosed.problem : diagnosed.diagnosis.verdict;
  };
  expect(await verdict(rising(1e90))).toBe(await verdict(rising(1)));
  const { runs, notes } = await readLog(`${rising(1)}\n60,1e155\n61,62`);
  expect(notes.join()).toMatch(/1e\+155 in reward at point 61/);
  expect(runs[0]?.columns.get("reward")?.[60]).toBeNaN();
  expect(runs[0]?.columns.get("reward")?.[61]).toBe(62);
  expect((await readLog(rising(1e155))).notes.join()).toMatch(/2e\+155 in reward at point 2/);
});
