import { existsSync, readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { expect, test } from "vitest";
import { defaultRun, diagnoseRun, headOf } from "./diagnoseRun.ts";
import { readLog } from "./formats/readLog.ts";
import { event, eventFile, simpleValue } from "./formats/tensorBoard/eventFile.ts";

/** Milliseconds of processor time up to which a reader is quick enough, and a ratio of two times noise. */
const FLOOR = 150;
/** Times the time that twice the size may take. */
const MOST = 2.5;
/** Times that both sizes are measured before a ratio counts; the quickest of each counts. */
const ROUNDS = 4;

type Input = string | Uint8Array;

/** Reads and diagnoses a log; returns the milliseconds of processor time and the points of its default run. */
async function measured(input: Input): Promise<{ readonly time: number; readonly points: number | undefined }> {
  const before = process.cpuUsage();
  const log = await readLog(input);
  const run = defaultRun(log);
  const points = headOf(log).runs[run]?.points;
  diagnoseRun(log, { run }, {});
  const { user, system } = process.cpuUsage(before);
  return { time: (user + system) / 1000, points };
}

/** Twice the size takes at most 2.5 times as long, beyond the floor. Returns the points of the larger log. */
async function expectLinear(make: (size: number) => Input, size: number): Promise<number | undefined> {
  const [one, two] = [make(size), make(2 * size)];
  let [single, double] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    const { time, points } = await measured(two);
    double = Math.min(double, time);
    if (double <= FLOOR) return points;
    single = Math.min(single, (await measured(one)).time);
    if (double <= MOST * single) return points;
  }
  throw new Error(`${single} ms at ${size}, ${double} ms at twice that`);
}

/** Parts one after another until a size is reached. */
function repeated(size: number, part: (i: number) => string): string {
  const parts: string[] = [];
  for (let [i, length] = [0, 0]; length < size; i++) {
    const next = part(i);
    parts.push(next);
    length += next.length;
  }
  return parts.join("");
}
const list = (count: number, part: (i: number) => string) => Array.from({ length: count }, (_, i) => part(i)).join(",");
/** A number in 0..1 that is hardly met twice. */
const distinct = (i: number) => (i * 0.618034) % 1;
const html = (rows: number, first: number) =>
  `<table><tr><th>Step</th><th>reward</th></tr>${repeated(rows * 35, (i) => `<tr><td>${i}</td><td>${first + i}</td></tr>`)}</table>`;
const code = (source: string, outputs: readonly object[] = []) => ({ cell_type: "code", source, outputs });

const SIZE = 50_000;
/** Shapes that took time by the square, or that such a fault would show in. */
const shapes: Readonly<Record<string, (size: number) => Input>> = {
  "a run of digits": (n) => `reward=0.1\nreward=${"1".repeat(n)}x\n`,
  "equal signs": (n) => `reward=0.1\nreward${"=".repeat(n)}1\n`,
  blanks: (n) => `reward=0.1\nreward=0.2\nreward ${" ".repeat(n)}=1\n`,
  "words and hyphens": (n) => `reward: 1\n${"a-b ".repeat(n / 4)}\n`,
  brackets: (n) => `{"reward":[1,2,3],"x":${"[".repeat(n / 2)}${"]".repeat(n / 2)}}`,
  "open braces of a console": (n) => `{'step': 1, 'reward': 2}\n${repeated(n, () => "words {\n")}`,
  "cut dictionaries": (n) => repeated(n, (i) => `{'step': ${i}, 'reward': \n`),
  "bars on one line": (n) => repeated(n, (i) => `\r 1%|█ | ${i}/9 [00:10<01:00, 1.2it/s, reward=0.5]`),
  "open escape sequences": (n) => `reward=1\n${repeated(n, () => "\u001b]8;;a\u001b[1;")}`,
  "quotes in a table": (n) => `a,reward\n1,2\n${'"x'.repeat(n / 2)},1\n2,3\n`,
  "an open quote in each row": (n) => `step,reward\n1,2\n2,3\n${repeated(n, (i) => `"${i},${i}\n`)}`,
  "open lists": (n) => `rewards = [1, 2, 3, 4, 5, 6, 7, 8]\n${repeated(n, (i) => `a${i} = [1, 2\n`)}`,
  "open tables of a page": (n) => `reward: 1\n<table>${repeated(n, () => "<td>a&amp;<table>\n")}`,
  "blank lines": (n) => `step,reward\n1,2\n${"\n".repeat(n)}2,3\n`,
  "line ends of a Mac": (n) => `step,reward\r${repeated(n, (i) => `${i},${i % 7}\r`)}`,
  "runs in the columns of a chart": (n) =>
    `Step,${list(n / 40, (i) => `r${i} - reward`)}\n${repeated(n / 2, (i) => `${i},${",".repeat(i % 50)}1\n`)}`,
  "columns that all runs of a chart share": (n) => {
    const columns = Math.sqrt(n / 2);
    const header = list(columns, (i) => (i % 2 ? `r${i} - reward` : `s${i}`));
    return `Step,${header}\n${repeated(n, (i) => `${i},${list(columns, () => "1")}\n`)}`;
  },
  "a table of rewards": (n) => {
    const columns = n / 25;
    return `step,${list(columns, (i) => `reward/${i}`)}\n${repeated(n / 2, (i) => `${i},${list(columns, () => `${i}`)}\n`)}`;
  },
  "rewards and steps that exclude each other": (n) => {
    const columns = Math.floor(Math.sqrt(n / 6));
    const steps = list(columns, (i) => `${"abcdefgh"[i % 8]}${"ijklmn"[i % 6]}/step`);
    const [ones, none] = [list(columns, () => "1"), ",".repeat(columns - 1)];
    const row = (i: number) => (i % 2 ? `${ones},${none}\n` : `${none},${ones}\n`);
    return `${steps},${list(columns, (i) => `reward${i}`)}\n${repeated(n, row)}`;
  },
  "a list in each of many members": (n) => `{${repeated(n, (i) => `"c${i}":[1,2],`)}"reward":[1,2,3,4]}`,
  "a new name in each row": (n) => repeated(n, (i) => `{"reward":${i % 7},"k${i}":1}\n`),
  "a run in each row": (n) => repeated(n, (i) => `{"run":"r${i}","step":${i},"reward":${i % 5}}\n`),
  "many inner names in one long name": (n) =>
    `{"reward":1}\n{"reward":2}\n{"step":1,"${"k".repeat(n / 2)}":{${repeated(n / 2, (i) => `"a${i}":${i},`)}"z":1}}\n`,
  "many settings in one long name": (n) =>
    `{"reward":[1,2,3],"${"k".repeat(n / 2)}":{${repeated(n / 2, (i) => `"a${i}":1,`)}"z":1}}`,
  "rows in one long name": (n) => `{"${"k".repeat(n / 2)}":[${repeated(n / 2, (i) => `{"reward":${i % 5}},`)}{}]}`,
  "a config before each few rows": (n) =>
    repeated(n, (i) =>
      i % 12 ? `{"reward":${distinct(i)}}\n` : '{"learning_rate":0.1,"lora_rank":8,"beta":0.1,"epochs":2}\n',
    ),
  restarts: (n) => `step,reward\n${repeated(n, (i) => `${i % 300},${(i * 7) % 13}\n`)}`,
  "an event of many tags": (n) =>
    eventFile([event(1, ...Array.from({ length: n / 50 }, (_, i) => simpleValue(`r${i}`, i)))]),
  "zeros behind an event": (n) =>
    new Uint8Array([...eventFile([event(1, simpleValue("reward", 1))]), ...new Uint8Array(n)]),
};

test.each(Object.entries(shapes))("reads and diagnoses %s in time proportional to the size", async (_, make) => {
  await expectLinear(make, SIZE);
});

test("reads a notebook of much code and many tables in time proportional to the size", async () => {
  const notebook = (n: number) => {
    const tables = Array.from({ length: n / 9000 }, (_, i) => code("t()", [{ data: { "text/html": html(12, i) } }]));
    const source = repeated(n, (i) => `x${i} = f(a=${i}, learning_rate=1e-${i % 9})\n`);
    return JSON.stringify({ cells: [code(source), ...tables], nbformat: 4 });
  };
  await expectLinear(notebook, 450_000);
});

test.each<readonly [string, string, (i: number, rows: number) => string]>([
  ["distinct rewards", "step,reward", (i) => `${i},${distinct(i)}`],
  ["a KL divergence that jumps", "step,reward,kl", (i) => `${i},${i % 7},${i % 2 ? 1e9 * distinct(i) : 0.1}`],
  ["a gradient that grows", "step,reward,grad_norm", (i) => `${i},${i % 7},${i > 9000 ? i : distinct(i)}`],
  ["evaluations", "step,reward,eval/reward", (i) => `${i},${distinct(i)},${distinct(3 * i)}`],
  ["a header before each few rows", "loss,reward", (i) => (i % 8 ? `0.1,${distinct(i)}` : "loss,reward")],
  [
    "steps that fall and then rise from far below",
    "step,reward",
    (i, rows) => `${i < 0.17 * rows ? 1e7 - i : i - 1e7},${i % 7}`,
  ],
])("diagnoses 75,000 and 150,000 rows of %s", async (_, header, row) => {
  const make = (rows: number) => `${header}\n${Array.from({ length: rows }, (_, i) => row(i, rows)).join("\n")}\n`;
  expect(await expectLinear(make, 75_000)).toBeGreaterThan(130_000);
});

const folder = new URL("../../../shared/cases/hostile/", import.meta.url);
if (!existsSync(folder)) test.skip("there is no folder ../shared/cases/hostile with sample logs");
else
  test.each(readdirSync(folder).filter((file) => /\.(?:log|csv|json)$/.test(file)))(
    "reads %s in less than a second of processor time",
    async (file) => {
      const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
      let { time } = await measured(bytes);
      for (let round = 1; round < ROUNDS && time > 1000; round++) time = (await measured(bytes)).time;
      expect(time).toBeLessThan(1000);
    },
  );
