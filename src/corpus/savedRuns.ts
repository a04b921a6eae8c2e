import fc from "fast-check";
import { encodeLink } from "../exchange/link/link.ts";
import { hostileTexts } from "../exchange/text/hostile.ts";
import { verdictNames } from "../schema/curve.ts";
import { corrupt, pick, someConfig } from "./samples.ts";

const title = fc.oneof(
  fc.constantFrom("First", "", "rate 2e-4"),
  fc.constantFrom(...hostileTexts.filter((text) => text.length < 200)),
);
const number = fc.oneof(fc.integer({ min: -5, max: 500 }), fc.double({ min: -1, max: 2, noNaN: true }));
const seriesOf = (points: number) =>
  fc.record({
    steps: fc.array(number, { minLength: points, maxLength: points }),
    reward: fc.array(number, { minLength: points, maxLength: points }),
  });
const series = fc.nat({ max: 4 }).chain(seriesOf);

const log = fc
  .record(
    {
      name: title,
      format: fc.constantFrom("Hugging Face trainer state", "CSV"),
      points: fc.nat({ max: 3000 }),
      series,
      heldOut: series,
      verdict: fc.constantFrom(...verdictNames),
      cause: fc.constantFrom("", "the learning rate"),
      confidence: fc.constantFrom("high", "low"),
      summary: title,
      change: fc.constantFrom("Learning rate 2e-4 to 1e-4"),
    },
    { requiredKeys: ["name", "format", "points", "series", "verdict", "cause", "confidence", "summary"] },
  )
  .map(({ series: own, ...rest }) => ({ ...rest, ...own }));

const time = fc.integer({ min: 0, max: 5e12 }).map((at) => new Date(at).toISOString());

const run = fc.record(
  {
    id: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 32 }),
    created: time,
    changed: time,
    title,
    link: someConfig.map((config) => encodeLink(config)),
    note: title,
    log,
  },
  { requiredKeys: ["id", "created", "changed", "title", "link", "note"] },
);

/** What a member of a run may be by mistake; undefined takes it away. */
const faults: readonly (readonly [member: string, value: unknown])[] = [
  ...["", "0".repeat(31), "G".repeat(32), 5, undefined].map((id) => ["id", id] as const),
  ...["2026-03-01", "2026-03-01T12:00:00Z", "2026-02-30T12:00:00.000Z", 5, undefined].map(
    (at) => ["created", at] as const,
  ),
  ...[5, null, "x".repeat(201), undefined].map((text) => ["title", text] as const),
  ...["", "#", "#ep=99", "#v=2&ep=3", "#ep=3&colour=red", "#ep=3&base=lr:2e-4", "nonsense", null].map(
    (link) => ["link", link] as const,
  ),
  ...[5, undefined].map((note) => ["note", note] as const),
  ...[null, [], {}, "log", { steps: [1], reward: [1, 2] }].map((value) => ["log", value] as const),
  ...["colour", "constructor", "toJSON"].map((member) => [member, 1] as const),
];

const faulty = fc
  .tuple(run, fc.constantFrom(...faults))
  .map(([good, [member, value]]) => ({ ...good, [member]: value }));

/** Faults of a log's members. */
const faultyLog = fc
  .tuple(
    run,
    log,
    fc.constantFrom<readonly [string, unknown]>(
      ...([
        ["verdict", "fine"],
        ["points", -1],
        ["points", 1.5],
        ["steps", ["1"]],
        ["reward", null],
        ["heldOut", { steps: [1], reward: [] }],
        ["summary", 5],
        ["change", null],
        ["colour", "red"],
      ] as const),
    ),
  )
  .map(([good, own, [member, value]]) => ({ ...good, log: { ...own, [member]: value } }));

const fileOf = (runs: readonly unknown[], version: unknown = 1) => JSON.stringify({ version, runs });

const file = fc
  .array(fc.oneof({ weight: 2, arbitrary: run }, faulty, faultyLog), { minLength: 1, maxLength: 2 })
  .map((runs) => fileOf(runs));
const twice = run.map((good) => fileOf([good, { ...good, title: "again" }]));

const odd: readonly string[] = [
  "",
  "[]",
  "{}",
  "null",
  '{"version": 1}',
  '{"version": 1, "runs": []}',
  '{"runs": [], "version": 2}',
  '{"runs": []}',
  '{"version": "1", "runs": []}',
  '{"version": 1, "runs": {}}',
  '{"version": 1, "runs": [null, 1, "a", [], {}]}',
  '{"version": 1, "runs": [{"__proto__": {"id": 1}, "title": "x"}]}',
  '{"version": 1, "runs": [}',
  '\ufeff{"version": 1, "runs": []}',
];

/** Returns files of saved runs of every sort, `count` of each that is random. */
export function savedRunsInputs(count: number, seed: number): readonly string[] {
  const good = [...pick(file, 4 * count, seed), ...pick(twice, Math.ceil(count / 10), seed)];
  return [...odd, ...good, ...corrupt(good, count, seed)];
}
