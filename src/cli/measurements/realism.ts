import type { RealFigure } from "../../simulator/realism/real.ts";
import { type Comparison, compareWithReal } from "../../simulator/realism/realism.ts";
import type { Io } from "../io.ts";
import type { Seeds } from "../settings/simulate.ts";
import { table } from "../table.ts";
import { watchedSample } from "./measure.ts";

/** Compares simulated runs on consecutive seeds, at least two, with real logs, figure by figure. */
export function realism(seeds: Seeds, json: boolean, io: Io): void {
  const rows = compareWithReal(watchedSample(seeds, io));
  io.progress?.("");
  if (json) io.out(`${JSON.stringify(rows, (_, value) => value ?? null, 2)}\n`);
  else io.out(table([["figure", "real median [range]", "ours", "inside"], ...rows.map(cells)], []));
}

const inside = ({ inside }: Comparison) => (inside === undefined ? "-" : inside ? "yes" : "no");

const cells = (row: Comparison) => [row.figure, text(row.real), text(row.ours), inside(row)];

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(3));

function text({ median, low, high }: RealFigure): string {
  const range = low === undefined || high === undefined ? [] : [`[${number(low)} to ${number(high)}]`];
  return [...(median === undefined ? [] : [number(median)]), ...range].join(" ") || "-";
}
