import fc from "fast-check";
import { expect, test } from "vitest";
import { verdictNames } from "../../schema/curve.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { anyCharacter, legalConfig } from "../../schema/values/arbitrary.ts";
import { propertyRuns } from "../../schema/values/propertyRuns.ts";
import { encodeLink } from "../link/link.ts";
import { createTextReader } from "../text/bytes.ts";
import {
  createRunsReader,
  decodeRunsFile,
  encodeRunsFile,
  isRunsFile,
  LARGEST_RUNS_FILE,
  readRunsFile,
  runsFilePieces,
} from "./runsFile.ts";
import type { SavedForecast } from "./savedForecast.ts";
import { MOST_POINTS, type SavedLog, type SavedSettings, toSavedLog } from "./savedLog.ts";
import { checkRun, LONGEST_NOTE, LONGEST_TITLE, type SavedRun } from "./savedRun.ts";

const log: SavedLog = {
  name: "trainer_state.json",
  format: "Hugging Face trainer state",
  points: 3,
  steps: [1, 2, 3],
  reward: [0.2, 0.4, 0.5],
  verdict: "healthy",
  cause: "",
  confidence: "high",
  summary: "The reward rises from 0.2 to 0.5.",
};
const run: SavedRun = {
  id: "0".repeat(31).concat("a"),
  created: "2026-03-01T12:00:00.000Z",
  changed: "2026-03-02T12:00:00.000Z",
  title: "First",
  link: encodeLink(defaultConfig),
  note: "two lines\nof words",
  log,
};
const fileOf = (...runs: unknown[]) => JSON.stringify({ version: 1, runs });

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const seriesOf = (length: number) =>
  fc.record({
    steps: fc.array(number, { minLength: length, maxLength: length }),
    reward: fc.array(number, { minLength: length, maxLength: length }),
  });
const series = fc.nat({ max: 20 }).chain(seriesOf);
const text = (maxLength: number) => fc.string({ unit: anyCharacter, maxLength: maxLength / 2 });
const time = fc
  .date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const settings = fc.record(
  {
    library: text(40),
    learningRate: number,
    epochs: number,
    batchUnit: fc.constant("tokens"),
    fullFineTuning: fc.boolean(),
  },
  { requiredKeys: [] },
);
const anyLog = fc
  .tuple(
    series,
    fc.option(series, { nil: undefined }),
    fc.option(settings, { nil: undefined }),
    fc.record({
      name: text(200),
      format: text(200),
      points: fc.nat(),
      verdict: fc.constantFrom(...verdictNames),
      cause: text(200),
      confidence: text(200),
      summary: text(200),
    }),
  )
  .map(
    ([kept, heldOut, stated, rest]): SavedLog => ({
      ...rest,
      ...kept,
      ...(heldOut && { heldOut }),
      ...(stated && { settings: stated as SavedSettings }),
    }),
  );
const anyRun = fc
  .record({
    id: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
    created: time,
    changed: time,
    title: text(LONGEST_TITLE),
    link: legalConfig.map(encodeLink),
    note: text(400),
    log: fc.option(anyLog, { nil: undefined }),
    forecast: fc.constantFrom<SavedForecast | undefined>(
      undefined,
      { step: 9, plannedSteps: 30, decision: "too_early" },
      { step: 20, plannedSteps: 30, decision: "go_on", end: 0.5, low: 0.4, high: 0.6 },
    ),
  })
  .map(
    ({ log: kept, forecast, ...rest }): SavedRun => ({
      ...rest,
      ...(kept && { log: kept }),
      ...(forecast && { forecast }),
    }),
  );
const anyRuns = fc.uniqueArray(anyRun, { selector: ({ id }) => id, maxLength: 5 });

test("what is exported is imported as the same runs", () => {
  fc.assert(
    fc.property(anyRuns, (runs) => {
      expect(decodeRunsFile(encodeRunsFile(runs))).toEqual({ runs, refused: [], remarks: [] });
    }),
    { numRuns: propertyRuns(50) },
  );
});

test("an exported file survives being written as bytes", () => {
  const bytes = new TextEncoder().encode(encodeRunsFile([run]));
  expect(decodeRunsFile(bytes).runs).toEqual([run]);
});

test("whatever the file holds, reading it never throws and takes only what is legal", () => {
  const hostile = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.json(),
    fc.uint8Array({ maxLength: 200 }),
    fc.anything().map((value) => JSON.stringify({ version: 1, runs: [value, run] }) ?? ""),
    fc
      .tuple(fc.constantFrom(...Object.keys(run), "forecast", "__proto__", "constructor", "toString"), fc.anything())
      .map(([key, value]) => fileOf({ ...run, [key]: value })),
    fc
      .tuple(fc.constantFrom(...Object.keys(log), "__proto__", "heldOut"), fc.anything())
      .map(([key, value]) => fileOf({ ...run, log: { ...log, [key]: value } })),
  );
  fc.assert(
    fc.property(hostile, (file) => {
      const { runs, refused, problem } = decodeRunsFile(file);
      for (const taken of runs) expect(checkRun(taken)).toEqual({ ok: true, run: taken, notes: [] });
      expect(problem === undefined || runs.length + refused.length === 0).toBe(true);
    }),
    { numRuns: propertyRuns(100) },
  );
});

test("bad entries are named with their reason, and the good ones are kept", () => {
  const id = (digit: string) => digit.repeat(32);
  const { runs, refused } = decodeRunsFile(
    fileOf(
      run,
      { ...run, id: "not an id" },
      { ...run, id: id("1"), title: 7 },
      { ...run, id: id("2"), created: "yesterday" },
      { ...run, id: id("3"), link: "https://elsewhere.example/" },
      { ...run, id: id("4"), log: { ...log, reward: [1] } },
      { ...run, id: id("5"), log: { ...log, steps: [1, "2", 3] } },
      { ...run, id: id("6"), log: { ...log, verdict: "splendid" } },
      { ...run, id: id("7"), note: "x".repeat(LONGEST_NOTE + 1) },
      { ...run, id: id("8"), forecast: { step: 1, plannedSteps: 3, decision: "stop", end: 0.9, low: 0.4, high: 0.6 } },
      { ...run, title: "the same id" },
      null,
    ),
  );
  expect(runs).toEqual([run]);
  expect(refused.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    "“First” (entry 2): id must be 32 hexadecimal digits",
    "entry 3: title must be a text",
    "“First” (entry 4): created must be a time in UTC with milliseconds, such as 2026-03-01T12:00:00.000Z",
    "“First” (entry 5): link holds no settings",
    "“First” (entry 6): log must have as many steps as rewards",
    "“First” (entry 7): log.steps must be a list of at most 2,000 numbers",
    expect.stringContaining("“First” (entry 8): log.verdict must be one of healthy,"),
    "“First” (entry 9): note has more than 20,000 characters",
    "“First” (entry 10): forecast must have an end within low and high",
    "“the same id” (entry 11): its id is that of an entry before it, and each stands for one run",
    "entry 12: must be an object",
  ]);
});

test("settings that a link would not give are not taken from a file either, and each is named", () => {
  const { runs, remarks } = decodeRunsFile(fileOf({ ...run, link: "#v=1&lr=9&rank=16&apikey=x" }));
  expect(runs[0]?.link).toBe(encodeLink({ ...defaultConfig, loraRank: 16 }));
  expect(remarks.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("Learning rate must be"),
    expect.stringContaining("unknown key “apikey”"),
  ]);
});

test("members without a meaning are left out and named, those with names of the language too", () => {
  const file = fileOf(run).replace('"title"', '"__proto__":{"polluted":1},"colour":"red","title"');
  const { runs, remarks } = decodeRunsFile(file);
  expect(runs).toEqual([run]);
  expect(remarks).toEqual([{ name: "“First” (entry 1)", reason: "unknown and left out: __proto__, colour" }]);
  expect(Object(Object.prototype).polluted).toBeUndefined();
});

test.each([
  ["nothing", "", "The file is empty"],
  ["no JSON", "hello", "This is not JSON"],
  ["a list", "[]", "where an object with the runs should be"],
  ["a config document", '{"version":1,"trainingConfig":{}}', "no list of runs: it has version, trainingConfig"],
  ["a later version", '{"version":2,"runs":[]}', "version is 2"],
  ["runs that are no list", '{"version":1,"runs":{}}', "runs must be a list"],
  ["too deep a text", `{"version":1,"runs":${"[".repeat(1e5)}`, "nested deeper than 32"],
  ["entries without end that are no runs", fileOf(...Array.from({ length: 1e5 }, () => 0)), "None of the first 1,000"],
  ["one endless entry", `{"version":1,"runs":[{"title":"${"x".repeat(3e6)}`, "more than 2 MiB in one entry"],
  ["an image", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "a PNG image"],
  ["too many bytes", new Uint8Array(LARGEST_RUNS_FILE + 1), "at most 536,870,912 (512 MiB)"],
])("a file with %s is refused as a whole with the reason", (_what, file, reason) => {
  const { runs, problem } = decodeRunsFile(file);
  expect(runs).toEqual([]);
  expect(problem).toContain(reason);
});

/** Runs with logs of 30 points, as many as asked for. */
const manyRuns = (count: number): SavedRun[] => {
  const steps = Array.from({ length: 30 }, (_, i) => i);
  const long = { ...log, points: 30, steps, reward: steps.map((step) => step / 7) };
  return Array.from({ length: count }, (_, i) => ({
    ...run,
    id: i.toString(16).padStart(32, "0"),
    title: `Run ${i} “é漢😀”`,
    log: long,
  }));
};

test("12,000 runs go out and in again, piece by piece, with little of them in memory at once", async () => {
  const runs = manyRuns(12_000);
  const file = new Blob([...runsFilePieces(runs, 200)]);
  const taken: SavedRun[] = [];
  let most = 0;
  let shares = 0;
  const last = await readRunsFile(file, async (some, share) => {
    most = Math.max(most, some.length);
    shares++;
    expect(share).toBeLessThan(1);
    for (const each of some) taken.push(each);
  });
  expect(last).toMatchObject({ refused: [], remarks: [] });
  taken.push(...last.runs);
  expect(taken).toHaveLength(runs.length);
  for (const i of [0, 1, 5_999, 11_999]) expect(taken[i]).toEqual(runs[i]);
  expect(taken.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  // a piece of 1 MiB holds some hundred of them
  expect(shares).toBeGreaterThan(5);
  expect(most).toBeLessThan(3000);
});

test("a file in pieces of any size reads as the whole does", () => {
  const hostile = fileOf(run, { ...run, id: "b".repeat(32), title: '"runs":[{]}\\" é漢😀' }, null, { ...run, id: 7 }, [
    [],
  ]);
  const whole = decodeRunsFile(hostile);
  expect(whole.runs).toHaveLength(2);
  const bytes = new TextEncoder().encode(hostile);
  for (const size of [1, 2, 7, 64, 1000]) {
    const text = createTextReader();
    const reader = createRunsReader();
    for (let at = 0; at < bytes.length; at += size) {
      const piece = text.read(bytes.subarray(at, at + size));
      expect(piece.ok).toBe(true);
      reader.write(piece.ok ? piece.text : "");
    }
    expect(reader.end()).toEqual(whole);
  }
});

test("of a file that is cut off, or broken in one line, all other runs are kept and the fault is named", () => {
  const runs = manyRuns(3);
  const text = encodeRunsFile(runs);
  const cut = decodeRunsFile(text.slice(0, text.length - 100));
  expect(cut.runs).toEqual(runs.slice(0, 2));
  expect(cut.refused).toEqual([{ name: "entry 3", reason: "the file ends inside of it" }]);
  const second = text.split("\n")[4] ?? "";
  for (const broken of [second.replace('"note":"', '"note":'), second.replace('"id":', '"id"'), "{,}", "nonsense"]) {
    const read = decodeRunsFile(text.replace(second, `${broken},`.replace(",,", ",")));
    expect(read.runs.map(({ id }) => id)).toEqual([runs[0]?.id, runs[2]?.id]);
    expect(read.refused.length).toBeGreaterThan(0);
  }
});

test("remarks on a hostile file are listed up to a limit, with the number of the others", () => {
  const { runs, refused } = decodeRunsFile(fileOf(run, ...Array.from({ length: 3000 }, () => 0)));
  expect(runs).toEqual([run]);
  expect(refused).toHaveLength(1001);
  expect(refused.at(-1)).toEqual({ name: "…", reason: "and 2,000 more" });
});

test("a long log keeps its first and last point and what lies evenly between", () => {
  const steps = Float64Array.from({ length: 12_345 }, (_, i) => i);
  const kept = toSavedLog({ ...log, points: 12_345, steps, reward: steps.map((step) => step / 7) });
  expect(kept.steps).toHaveLength(MOST_POINTS);
  expect([kept.steps[0], kept.steps.at(-1)]).toEqual([0, 12_344]);
  expect(kept.reward.at(-1)).toBe(1763.43);
  const gaps = kept.steps.slice(1).map((step, i) => step - (kept.steps[i] ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  expect(checkRun({ ...run, log: kept })).toMatchObject({ ok: true });
});

test("a log of any numbers and texts becomes one that can be kept", () => {
  const anyNumbers = fc.array(fc.double());
  fc.assert(
    fc.property(anyNumbers, anyNumbers, fc.string({ minLength: 2500, maxLength: 3000 }), (steps, reward, words) => {
      const kept = toSavedLog({ ...log, name: words, summary: words, steps, reward, heldOut: { steps, reward } });
      expect(checkRun({ ...run, log: kept })).toMatchObject({ ok: true });
    }),
  );
});

test("a file of saved runs is known by its first characters, whatever its layout", () => {
  const files = [
    encodeRunsFile([run]),
    encodeRunsFile([]),
    fileOf(run),
    JSON.stringify({ runs: [run], version: 1 }, null, 4),
  ];
  for (const file of files) expect(isRunsFile(file)).toBe(true);
});

test.each([
  "",
  '{"version":1,"trainingConfig":{}}',
  '{"runs":[{"name":"a","history":[{"step":1,"reward":0.5}]}]}',
  '{"step":1,"reward":0.5}\n{"step":2,"reward":0.6}',
  '[{"id":"00000000000000000000000000000001"}]',
  `{"runs":[${" ".repeat(1e6)}`,
])("%.60s is no file of saved runs", (text) => {
  expect(isRunsFile(text)).toBe(false);
});
