import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import { type PlotArea, yOf } from "./geometry.ts";

/** Pixels: height of a bin, from the plot to the first dot, from dot to dot, length of a full row, from row to row. */
const BIN = 8;
const GAP = 14;
const PITCH = 5.5;
const ROW = 92;
const ROW_PITCH = 4;
const DOTS_A_ROW = Math.floor(ROW / PITCH) + 1;
/** Pixels of a label above and below its baseline. */
const LABEL = { above: 14, below: 6 };

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly collapsed: boolean;
}

/** Returns the places of the dots of one bin around its middle: one row, or two, whose dots overlap where they are too many. */
function placesOf(count: number): { x: number; y: number }[] {
  const rows = count > DOTS_A_ROW ? 2 : 1;
  const inRow = Math.ceil(count / rows);
  const pitch = Math.min(PITCH, ROW / Math.max(1, inRow - 1));
  return Array.from({ length: count }, (_, i) => ({
    x: (i % inRow) * pitch,
    y: rows === 1 ? 0 : (Math.floor(i / inRow) - 0.5) * ROW_PITCH,
  }));
}

/** Returns one dot per run beside the height where its held-out reward ends, side by side in bins of equal height; those that hold come first. */
export function dotsOf({ heldOutEnds, collapses }: RunEnds, area: PlotArea): Dot[] {
  const bins = new Map<number, boolean[]>();
  for (const [run, reward] of heldOutEnds.entries()) {
    const bin = Math.round((yOf(area, reward) - area.y) / BIN);
    bins.set(bin, [...(bins.get(bin) ?? []), collapses[run] === 1]);
  }
  return [...bins].flatMap(([bin, runs]) => {
    const places = placesOf(runs.length);
    return runs
      .toSorted((one, other) => Number(one) - Number(other))
      .map((collapsed, i) => ({
        x: area.x + area.width + GAP + (places[i]?.x ?? 0),
        y: area.y + bin * BIN + (places[i]?.y ?? 0),
        collapsed,
      }));
  });
}

/** Returns an SVG path with a point at each dot, to be stroked with round ends. */
export const dotsPath = (dots: readonly Dot[]) => dots.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`).join("");

export interface CountLabel {
  readonly text: string;
  readonly collapsed: boolean;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
}

/** Returns the baseline of a label above its dots, raised until it covers no other dot and no other label. */
function labelHeight(own: readonly Dot[], taken: readonly number[]): number {
  let y = Math.min(...own.map((dot) => dot.y)) - LABEL.below - 2;
  for (;;) {
    const covered = taken.filter((other) => other > y - LABEL.above && other < y + LABEL.below);
    if (covered.length === 0) return y;
    y = Math.min(...covered) - LABEL.below;
  }
}

/** Formats the number of runs that hold or collapse: "51 hold", "13 collapse", "all 64 hold". */
export const countText = (count: number, runs: number, collapsed: boolean) =>
  `${count === runs && runs > 1 ? "all " : ""}${count} ${count === 1 ? (collapsed ? "collapses" : "holds") : collapsed ? "collapse" : "hold"}`;

/** Returns the labels of the dots with the number of runs that hold and that collapse, each above its own dots; no label of none. */
export function countLabels(dots: readonly Dot[]): CountLabel[] {
  const labels: CountLabel[] = [];
  const taken = dots.map(({ y }) => y);
  for (const collapsed of [false, true]) {
    const own = dots.filter((dot) => dot.collapsed === collapsed);
    if (own.length === 0) continue;
    const x = Math.min(...dots.map((dot) => dot.x));
    const y = labelHeight(own, taken);
    taken.push(y - LABEL.above / 2);
    labels.push({ text: countText(own.length, dots.length, collapsed), collapsed, x, y });
  }
  return labels;
}
