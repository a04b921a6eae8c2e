import { languageTrainers, otherTrainers } from "../../diagnosis/formats/trainerLogs.ts";
import type { Random } from "../random.ts";
import { settings, type Table, table } from "./columns.ts";
import { series } from "./courses.ts";
import { eventFile } from "./events.ts";
import { parquetTable } from "./parquet.ts";

/** A log, with the rewards that it must give where they are known. */
export interface MadeLog {
  readonly file: string | Uint8Array;
  /** Column and values of the reward; absent where something else may be read with good reason. */
  readonly reward?: { readonly column: string; readonly values: readonly number[] };
}

const pythonNumber = (value: number) =>
  Number.isNaN(value) ? "nan" : Number.isFinite(value) ? String(value) : value > 0 ? "inf" : "-inf";
const isGap = (value: number | undefined) => value === undefined || Number.isNaN(value);
const rowOf = ({ names, columns }: Table, row: number): [string, number][] =>
  names.flatMap((name, i): [string, number][] => {
    const value = columns[i]?.[row];
    return isGap(value) ? [] : [[name, value as number]];
  });
const rowsOf = (of: Table) => Array.from({ length: of.rows }, (_, row) => rowOf(of, row));
const object = (pairs: readonly (readonly [string, unknown])[]) => Object.fromEntries(pairs);
const python = (pairs: readonly (readonly [string, number])[]) =>
  `{${pairs.map(([name, value]) => `'${name.replace(/'/g, "\\'")}': ${pythonNumber(value)}`).join(", ")}}`;

const cell = (text: string, delimiter: string) =>
  text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function delimited(of: Table, random: Random): string {
  const delimiter = random.pick([",", ",", "\t", ";", "|"]);
  const quoted = random.chance(0.2);
  const write = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : cell(text, delimiter));
  const gap = random.pick(["", "", "nan", "None", "NA"]);
  const lines = [
    of.names.map(write),
    ...Array.from({ length: of.rows }, (_, row) =>
      of.columns.map((column) => write(isGap(column[row]) ? gap : pythonNumber(column[row] as number))),
    ),
  ];
  const head = random.chance(0.1) ? "# a comment\n" : "";
  return head + lines.map((line) => line.join(delimiter)).join("\n") + random.pick(["", "\n", "\n\n"]);
}

function wandbChart(of: Table, random: Random): string {
  const runs = random.list(random.within(1, 4), (i) => `run-${"abcd"[i]}`);
  const names = [
    "Step",
    ...runs.flatMap((run) => [`${run} - ${of.reward}`, ...(random.chance(0.5) ? [`${run} - ${of.reward}__MIN`] : [])]),
  ];
  const rows = Array.from({ length: of.rows }, (_, row) =>
    names.map((_name, i) => (i === 0 ? row : random.chance(0.1) ? "" : String(random.share()))),
  );
  return [names, ...rows].map((line) => line.map((text) => `"${text}"`).join(",")).join("\n");
}

function json(of: Table, random: Random): string {
  const rows = rowsOf(of).map(object);
  const byName = object(of.names.map((name, i) => [name, of.columns[i]]));
  const value: unknown = random.pick([
    () => rows,
    () => ({ log_history: rows, num_train_epochs: 2, max_steps: random.pick([0, of.rows, 500]) }),
    () => byName,
    () => ({ history: rows, config: object(settings(random)) }),
    () => ({ columns: of.names, index: rows.map((_row, i) => i), data: rows.map((row) => Object.values(row)) }),
    () =>
      object(of.names.map((name, i) => [name, object((of.columns[i] ?? []).map((item, row) => [String(row), item]))])),
    () => [
      { name: "first", history: rows },
      { name: "second", history: rows.slice(0, of.rows >> 1) },
    ],
    () => ({ "run-a": rows, "run-b": rows, eval: rows.slice(0, 3) }),
    () => of.columns[1] ?? of.columns[0] ?? [],
  ])();
  return JSON.stringify(value, undefined, random.pick([0, 0, 1, 2]));
}

const nested = (row: readonly (readonly [string, number])[]) => {
  const made: Record<string, unknown> = {};
  for (const [name, value] of row) {
    const slash = name.indexOf("/");
    if (slash < 0) made[name] = value;
    else {
      const outer = name.slice(0, slash);
      const inner =
        Object.hasOwn(made, outer) && typeof made[outer] === "object" ? (made[outer] as Record<string, unknown>) : {};
      made[outer] = { ...inner, [name.slice(slash + 1)]: value };
    }
  }
  return made;
};

function jsonLines(of: Table, random: Random): string {
  const prefix = random.pick(["", "", "", "2026-03-01T12:00:00Z INFO ", "[rank0]: "]);
  const isNested = prefix === "" && random.chance(0.3);
  const lines = rowsOf(of).map((row) => prefix + JSON.stringify(isNested ? nested(row) : object(row)));
  if (random.chance(0.2)) lines.unshift(JSON.stringify({ config: object(settings(random)) }));
  return lines.join("\n") + random.pick(["", "\n"]);
}

const bar = (step: number, of: number) => `\r ${step}%|█▏        | ${step}/${of} [00:10<01:00,  1.2it/s, loss=0.5]`;

function consoleLog(of: Table, random: Random): string {
  const color = random.chance(0.3);
  const kind = random.below(6);
  const stated = settings(random).map(([name, value]) =>
    random.pick([`${name}=${value}`, `${name}: ${value}`, `--${name} ${value}`, `'${name}': '${value}'`]),
  );
  const head = random.pick([
    "",
    "Loading checkpoint shards: 100%\nUsing device cuda\n",
    `args: ${stated.join(", ")}\n`,
    `$ python train.py ${stated.join(" ")}\n`,
    `${stated.join("\n")}\n`,
  ]);
  const lines = rowsOf(of).map((row, i) => {
    const step = i + 1;
    const pairs = row.filter(([name]) => !/^(?:global_|_)?step$/i.test(name));
    switch (kind) {
      case 0:
        return (random.chance(0.3) ? `${bar(step, of.rows)}\n` : "") + python(row);
      case 1:
        return `(TaskRunner pid=12) step:${step} - ${pairs.map(([name, value]) => `${name}:${random.chance(0.2) ? `np.float64(${pythonNumber(value)})` : pythonNumber(value)}`).join(" - ")}`;
      case 2:
        return `[run] ${step}/${of.rows} | ${pairs.map(([name, value]) => `${name}=${pythonNumber(value)}`).join(" | ")}`;
      case 3:
        return `Step ${step}: ${pairs.map(([name, value]) => `${name}: ${pythonNumber(value)}`).join(", ")}`;
      case 4:
        return `${"-".repeat(30)}\n${row.map(([name, value]) => `| ${name.padEnd(20)} | ${pythonNumber(value)} |`).join("\n")}\n${"-".repeat(30)}`;
      default:
        return `       Step ${step}\n┏━━━━━━━━┳━━━━━━━┓\n┃ Metric ┃ Value ┃\n┡━━━━━━━━╇━━━━━━━┩\n${pairs.map(([name, value]) => `│ ${name.padEnd(22)} │ ${pythonNumber(value)} │`).join("\n")}\n└────────┴───────┘`;
    }
  });
  const painted = color ? lines.map((line) => `\u001b[36m${line}\u001b[0m`) : lines;
  const noisy = random.chance(0.2)
    ? painted.flatMap((line) => [line, random.pick(["WARNING: slow", "saved to out/", "0.5 1 2", ""])])
    : painted;
  return `${head}${noisy.join("\n")}\n${random.pick(["", "Traceback (most recent call last):\n  File x\nRuntimeError: CUDA out of memory\n"])}`;
}

function markdown(of: Table, random: Random): string {
  const lines = [
    of.names,
    of.names.map(() => random.pick(["---", "---:", ":--"])),
    ...Array.from({ length: of.rows }, (_, row) =>
      of.columns.map((column) => (isGap(column[row]) ? "" : pythonNumber(column[row] as number))),
    ),
  ];
  return `${random.pick(["", "# Results\n\n"])}${lines.map((line) => `| ${line.map((text) => text.replaceAll("|", "/")).join(" | ")} |`).join("\n")}\n`;
}

/** A table set apart by blanks, as pandas prints it. */
function printedTable(of: Table): string {
  const lines = [
    ["", ...of.names.map((name) => name.replace(/\s/g, "_") || "_")],
    ...Array.from({ length: of.rows }, (_, row) => [
      String(row),
      ...of.columns.map((column) => (isGap(column[row]) ? "NaN" : pythonNumber(column[row] as number))),
    ]),
  ];
  return lines.map((line) => line.map((text) => text.padStart(12)).join("  ")).join("\n");
}

const namedLists = (of: Table) =>
  of.names
    .map(
      (name, i) => `${name.replace(/[^\w./-]/g, "_") || "x"} = [${(of.columns[i] ?? []).map(pythonNumber).join(", ")}]`,
    )
    .join("\n");

function notebook(of: Table, random: Random): string {
  const html = `<table border="1"><thead><tr style="text-align: left;">${of.names.map((name) => `<th>${name.replaceAll("<", "&lt;")}</th>`).join("")}</tr></thead><tbody>${Array.from({ length: of.rows }, (_, row) => `<tr>${of.columns.map((column) => `<td>${isGap(column[row]) ? "No log" : pythonNumber(column[row] as number)}</td>`).join("")}</tr>`).join("\n")}</tbody></table><p>`;
  const output = random.pick([
    () => ({ output_type: "display_data", data: { "text/html": [html], "text/plain": ["<IPython>"] } }),
    () => ({ output_type: "stream", name: "stdout", text: consoleLog(of, random).split(/(?<=\n)/) }),
    () => ({ output_type: "execute_result", data: { "text/plain": printedTable(of) } }),
  ])();
  const code = `config = GRPOConfig(${settings(random)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(", ")})`;
  const cells = [
    { cell_type: "markdown", source: ["# Training\n"] },
    { cell_type: "code", source: [code], outputs: [] },
    { cell_type: "code", source: "trainer.train()", outputs: random.chance(0.2) ? [output, output] : [output] },
  ];
  return JSON.stringify(
    { cells, metadata: { kernelspec: { name: "python3" } }, nbformat: 4 },
    undefined,
    random.pick([0, 1]),
  );
}

const writers = Object.values({ ...languageTrainers, ...otherTrainers });

function trainerLog(random: Random): MadeLog {
  const { before = "", row, column } = random.pick(writers);
  const steps = random.pick([3, 12, 20, 40]);
  const values = series(random, steps).map((value) => Number(value.toFixed(4)) + 0);
  const text = before + values.map((reward, i) => row({ i: i + 1, reward, steps })).join("");
  const isPlain =
    steps >= 12 &&
    values.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6 && (value === 0 || Math.abs(value) > 1e-3));
  return { file: text, ...(isPlain && { reward: { column, values } }) };
}

/** Beyond these a value is left out, or is none as a 32-bit float. */
const isUsual = (value: number) => value === 0 || (Math.abs(value) < 1e30 && Math.abs(value) > 1e-30);

/** Returns a log in one of the formats that are read. */
export function log(random: Random): MadeLog {
  if (random.chance(0.25)) return trainerLog(random);
  const of = table(random);
  const values = of.columns[of.names.indexOf(of.reward)] ?? [];
  const known = (file: string | Uint8Array, own: readonly number[] = values): MadeLog =>
    of.rows >= 12 && !of.isOdd && values.every(isUsual)
      ? { file, reward: { column: of.reward, values: own } }
      : { file };
  switch (random.below(13)) {
    case 0:
    case 1:
      return known(delimited(of, random));
    case 2:
      return { file: wandbChart(of, random) };
    case 3:
      return { file: json(of, random) };
    case 4:
      return known(jsonLines(of, random));
    case 5:
    case 6:
      return { file: consoleLog(of, random) };
    case 7:
      return { file: markdown(of, random) };
    case 8:
      return { file: printedTable(of) };
    case 9:
      return { file: namedLists(of) };
    case 10:
      return { file: notebook(of, random) };
    case 11:
      return known(eventFile(of, random), values.map(Math.fround));
    default:
      return known(parquetTable(of, random));
  }
}
