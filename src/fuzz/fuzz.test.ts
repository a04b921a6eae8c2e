import { expect, test } from "vitest";
import { diagnoseRun } from "../diagnosis/diagnoseRun.ts";
import { readLog } from "../diagnosis/formats/readLog.ts";
import { readRollouts } from "../diagnosis/passRates/readRollouts.ts";
import { decodeImport } from "../exchange/imports/import.ts";
import { decodeLink } from "../exchange/link/link.ts";
import { decodeRunsFile } from "../exchange/runs/runsFile.ts";
import { parseJson } from "../exchange/text/json.ts";
import { propertyRuns } from "../schema/values/propertyRuns.ts";
import { readValue } from "../schema/values/typedValue.ts";
import { type Finding, fuzz } from "./fuzz.ts";
import { Input } from "./input.ts";
import type { Target } from "./target.ts";
import { pasteTarget } from "./targets/imports.ts";
import { jsonTarget } from "./targets/json.ts";
import { linkTarget } from "./targets/link.ts";
import { diagnosisTarget, logTarget } from "./targets/logs.ts";
import { rolloutsTarget } from "./targets/rollouts.ts";
import { savedRunsTarget } from "./targets/savedRuns.ts";
import { numberTarget } from "./targets/typed.ts";
import { targets } from "./targets.ts";

const seed = Number(process.env["FC_SEED"] ?? 1);
/** A small share of what `npm run fuzz` tries. */
const inputs = propertyRuns(700);
const parts = targets.reduce((sum, target) => sum + target.parts, 0);

test.each(targets)("$name keeps its promises", async (target) => {
  expect(await fuzz(target, { seed, runs: Math.ceil((inputs * target.parts) / parts) })).toEqual([]);
});

const planted = (read: Target["read"], more: Partial<Target> = {}): Target => ({
  name: "planted",
  parts: 1,
  make: () => ({ input: new Input("aaaa") }),
  read,
  ...more,
});
const keysOf = (found: readonly Finding[]) => found.map(({ key }) => key.split(":", 1)[0]);

test("a reader that throws is found, with a small input that does it, and again with the same seed", async () => {
  const throws = planted(({ text }) => {
    if (text.includes("__proto__")) throw new TypeError("polluted");
  });
  const found = await fuzz(throws, { seed: 1, runs: 3000 });
  expect(found).toMatchObject([
    { target: "planted", input: '"__proto__"', reason: expect.stringContaining("polluted") },
  ]);
  const [{ index, count } = { index: 0, count: 0 }] = found;
  expect(count).toBeGreaterThan(1);
  expect(await fuzz(throws, { seed: 1, from: index, runs: 1 })).toMatchObject([{ index, input: found[0]?.input }]);
});

test("two faults of one reader are both found", async () => {
  const throws = planted(({ text }) => {
    if (text.includes("{")) throw new TypeError("one");
    if (text.includes("[")) throw new RangeError("other");
  });
  expect(await fuzz(throws, { seed: 1, runs: 1000 })).toHaveLength(2);
});

test("a reader that rejects is found", async () => {
  const rejects = async ({ bytes }: Input) => {
    if (bytes[0] === 0x1f) throw new Error("unpacked");
  };
  const found = await fuzz(planted(rejects, { isAsync: true }), { seed: 1, runs: 2000 });
  expect(found[0]?.reason).toContain("unpacked");
});

/** Keeps the processor busy for so many ms. */
function work(ms: number) {
  const { user } = process.cpuUsage();
  while (process.cpuUsage().user - user < 1000 * ms);
}

test("a reader that stands still is found", async () => {
  const stands = planted(() => work(15), { limit: 5 });
  expect(keysOf(await fuzz(stands, { seed: 1, runs: 1 }))).toEqual(["time"]);
});

test("a reader whose time grows with the square of the size is found", async () => {
  const square = ({ text }: Input) => work(0.75 * (text.length / 4096) ** 2);
  const found = await fuzz(
    planted(() => undefined, { readOnly: square, largest: 1 << 14 }),
    { seed: 1, from: 999, runs: 1 },
  );
  expect(keysOf(found)).toEqual(["linear"]);
});

test("a reader that never comes back is found, with the input that it reads for ever", async () => {
  const endless = planted(({ text }) => {
    while (text.endsWith("\\"));
  });
  const found = await fuzz(endless, { seed: 1, runs: 2000, endless: 200 });
  expect(found).toMatchObject([{ key: expect.stringContaining("endless"), input: expect.stringMatching(/\\\\"$/) }]);
});

/** What each oracle catches: a reader with a fault of its own. */
const faults: readonly (readonly [fault: string, oracle: string, target: Target])[] = [
  [
    "a link gives a value beyond its bounds",
    "legal",
    linkTarget((text) => {
      const decoded = decodeLink(text);
      return { ...decoded, config: { ...decoded.config, epochs: 11 } };
    }),
  ],
  ["an unknown key of a link is not named", "accounted", linkTarget((text) => ({ ...decodeLink(text), problems: [] }))],
  [
    "a setting of a link falls back to another value",
    "accounted",
    linkTarget((text) => {
      const decoded = decodeLink(text);
      return { ...decoded, config: { ...decoded.config, epochs: 7 } };
    }),
  ],
  [
    "a flag is passed over",
    "accounted",
    pasteTarget((text) => {
      const read = decodeImport(text);
      return { ...read, rows: read.rows.filter(({ path }) => path !== "--colour") };
    }),
  ],
  [
    "a member of JSON is passed over",
    "accounted",
    pasteTarget((text) => {
      const read = decodeImport(text);
      return { ...read, rows: read.rows.filter(({ path }) => path !== "colour") };
    }),
  ],
  [
    "a secret is echoed",
    "secret",
    pasteTarget((text) => {
      const read = decodeImport(text);
      return { ...read, notes: [...read.notes, ...(/\w+Zq\w+Kx/.exec(String(text)) ?? [])] };
    }),
  ],
  [
    "a control character is shown",
    "visible",
    pasteTarget((text) => ({ ...decodeImport(text), notes: String(text).includes("\u0007") ? ["a \u0007"] : [] })),
  ],
  [
    "a name grows each time that it is read",
    "stable",
    pasteTarget((text) => {
      const read = decodeImport(text);
      const { evaluator } = read.job;
      if (!evaluator) return read;
      const rows = read.rows.map((row) => (row.field === "evaluator" ? { ...row, value: `${evaluator}x` } : row));
      return { ...read, rows, job: { ...read.job, evaluator: `${evaluator}x` } };
    }),
  ],
  [
    "a key of JSON is lost",
    "stable",
    jsonTarget((text) => new Map([...(parseJson(text) as Map<string, never>)].slice(1))),
  ],
  [
    "a saved run is lost",
    "accounted",
    savedRunsTarget((file) => {
      const read = decodeRunsFile(file);
      return { ...read, runs: read.runs.slice(1) };
    }),
  ],
  [
    "a typed number is rounded beyond its bounds",
    "legal",
    numberTarget((text, field) => {
      const read = readValue(text, field);
      return read.ok && typeof read.value === "number" ? { ok: true, value: read.value * 1e9 } : read;
    }),
  ],
  [
    "the last row of a log is lost",
    "accounted",
    logTarget(async (source) => {
      const log = await readLog(source);
      const cut = (values: Float64Array) => values.slice(0, -1);
      return {
        ...log,
        runs: log.runs.map((run) => ({
          ...run,
          step: cut(run.step),
          columns: new Map([...run.columns].map(([name, values]) => [name, cut(values)])),
        })),
      };
    }),
  ],
  [
    "a log depends on the pieces in which it arrives",
    "stable",
    logTarget(async (source) => {
      const log = await readLog(source);
      return source instanceof Uint8Array ? log : { ...log, runs: log.runs.slice(1) };
    }),
  ],
  [
    "a diagnosis has a number that is none",
    "finite",
    diagnosisTarget((log, choice, known) => {
      const diagnosed = diagnoseRun(log, choice, known);
      if ("problem" in diagnosed) return diagnosed;
      return {
        ...diagnosed,
        diagnosis: { ...diagnosed.diagnosis, trend: { ...diagnosed.diagnosis.trend, start: Number.NaN } },
      };
    }),
  ],
  [
    "a diagnosis says what is no word",
    "said",
    diagnosisTarget((log, choice, known) => {
      const diagnosed = diagnoseRun(log, choice, known);
      if ("problem" in diagnosed) return diagnosed;
      return { ...diagnosed, diagnosis: { ...diagnosed.diagnosis, summary: `It rises by ${undefined}.` } };
    }),
  ],
  [
    "a prompt is lost",
    "accounted",
    rolloutsTarget(async (files) => {
      const read = await readRollouts(files);
      return { ...read, prompts: read.prompts.slice(0, Math.max(1, read.prompts.length - 1)) };
    }),
  ],
];

test.each(faults)("%s: the oracle “%s” catches it", async (_, oracle, target) => {
  const caught: (string | undefined)[] = [];
  for (let from = 0; from < 400 && !caught.includes(oracle); from += 10)
    caught.push(...keysOf(await fuzz(target, { seed: 1, from, runs: 10, shrinks: 0 })));
  expect(caught).toContain(oracle);
});
