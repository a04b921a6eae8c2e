import { expect, test } from "vitest";
import { claimIds } from "../../simulator/claims/sentences.ts";
import { run } from "../main.ts";
import { filesOf, memoryIo } from "../memoryIo.ts";
import { pageOfStatistics, plainRule, rivalRule } from "./rivals.ts";

async function goldilocks(...argv: readonly string[]) {
  const progress: string[] = [];
  const { io, printed } = memoryIo(filesOf({}));
  const code = await run(argv, { ...io, progress: (line) => void progress.push(line) });
  return { code, progress, ...printed };
}

const few = ["--seeds", "2", "--seed-base", "77"];

test("behaviours --json has a row of numbers for each claim", async () => {
  const { code, out, err } = await goldilocks("behaviours", ...few, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const rows = JSON.parse(out);
  expect(rows.map(({ claim }: { claim: string }) => claim)).toEqual(claimIds);
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(["claim", "statistic", "standardError", "threshold", "verdict"]);
    expect([row.statistic, row.standardError, row.threshold].every(Number.isFinite)).toBe(true);
    expect(["shown", "conditional", "not_shown"]).toContain(row.verdict);
  }
});

test("behaviours prints a table, and how far it is where somebody watches", async () => {
  const { out, progress } = await goldilocks("behaviours", ...few);
  const [head, ...lines] = out.trimEnd().split("\n");
  expect(head).toMatch(/^claim +verdict +statistic +SE +threshold +what decides$/);
  expect(lines.map((line) => line.split(" ")[0])).toEqual(claimIds);
  expect(out).toContain("only where the training grader can be gamed");
  expect(progress[0]).toMatch(/^config 1, 2 seeds: \{"learningRate":0.0005/);
  expect(progress.at(-1)).toBe("");
});

test("realism prints both columns, and the same as JSON", async () => {
  const table = await goldilocks("realism", ...few);
  expect(table.out).toMatch(/^figure +real median \[range\] +ours +inside\n/);
  const { out } = await goldilocks("realism", ...few, "--json");
  const rows = JSON.parse(out);
  expect(rows).toHaveLength(table.out.trimEnd().split("\n").length - 1);
  expect(rows[0]).toMatchObject({
    real: { median: 100, low: 30, high: 194 },
    ours: { median: 75, low: null, high: null },
    inside: true,
  });
});

test("diagnosis-accuracy counts the causes named, and the plain rule beside", async () => {
  const { code, out, err } = await goldilocks("diagnosis-accuracy", ...few, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const rows: readonly Record<string, number>[] = JSON.parse(out);
  for (const { runs, named, verdictRight, plainRight } of rows) {
    expect(runs).toBe(2);
    expect(Object.values(named ?? {}).reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(verdictRight).toBeLessThanOrEqual(2);
    expect(plainRight).toBeLessThanOrEqual(2);
  }
  const table = await goldilocks("diagnosis-accuracy", ...few);
  expect(table.out).toMatch(/^cause +changed +rate high +rate low .* plain rule\n/);
  const alarms = /false alarms .*: (.*)/.exec(table.out)?.[1]?.split(", ") ?? [];
  expect(alarms.map((alarm) => alarm.split(" ")[0])).toEqual(
    expect.arrayContaining(["shrunk", "driftedAway", "exploded"]),
  );
  for (const alarm of alarms) expect(Number(alarm.split(" ")[1])).toBeLessThanOrEqual(0.02);
  expect(table.out).toContain("collapses called that the noise-free curve does not show: 0");
}, 60_000);

test("forecast-accuracy --what-if prints a finite error and coverage of each change", async () => {
  const { code, out, err } = await goldilocks("forecast-accuracy", "--what-if", ...few, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const rows = JSON.parse(out);
  expect(rows).toHaveLength(2);
  for (const { users, toNoChange, coverage, clear, signRight } of rows) {
    expect(users).toBe(2);
    expect(toNoChange).toBeGreaterThan(0);
    for (const share of [coverage, clear]) expect([0, 0.5, 1]).toContain(share);
    // of predictions that are not clear no sign is counted
    expect([0, 0.5, 1, null]).toContain(signRight);
    expect(signRight === null).toBe(clear === 0);
  }
});

test("the plain rule compares fifths", () => {
  const fifths = (...levels: readonly number[]) => plainRule(levels.flatMap((level) => [level, level]));
  expect(fifths(0.2, 0.5, 0.6, 0.65, 0.66)).toBe("healthy");
  expect(fifths(0.2, 0.3, 0.4, 0.5, 0.6)).toBe("still_climbing");
  expect(fifths(0.2, 0.5, 0.6, 0.3, 0.1)).toBe("spike_then_collapse");
  expect(fifths(0.2, 0.21, 0.2, 0.21, 0.22)).toBe("noisy");
});

test("a page of statistics knows a collapse, the rival's published rules do not", () => {
  const fall = Float64Array.from({ length: 60 }, (_, i) => (i < 36 ? i / 36 : 0.1) + 0.02 * Math.sin(7 * i));
  expect([pageOfStatistics(fall), rivalRule(fall)]).toEqual(["spike_then_collapse", "noisy"]);
  const climb = fall.map((_, i) => i + Math.sin(7 * i));
  expect([pageOfStatistics(climb), rivalRule(climb)]).toEqual(["still_climbing", "still_climbing"]);
});

test.each([
  [["behaviours", "#"], "behaviours takes no LINK_OR_FILE; “#” is too much. Try: goldilocks help"],
  [["realism", "--to", "config"], "realism takes no --to. Try: goldilocks help"],
  [["behaviours", "--seeds", "1"], "--seeds must be a whole number, 2–4096 (got “1”). Try: goldilocks help"],
  [
    ["behaviours", "--seed-base=-1"],
    "--seed-base must be a whole number, 0–2147483647 (got “-1”). Try: goldilocks help",
  ],
])("%j is refused in one line", async (argv, line) => {
  expect(await goldilocks(...argv)).toEqual({ code: 2, out: "", err: `goldilocks: ${line}\n`, progress: [] });
});
