import { steps } from "../parts/format.ts";

/** The drawing area of a chart, in pixels. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Size below which a chart leaves out the dots, their labels and half of the grid, in pixels. */
const COMPACT = { width: 480, height: 200 };
export const isCompact = (width: number, height: number) => width < COMPACT.width || height < COMPACT.height;

/** Pixels around the drawing area; the right margin holds the dots of the runs. */
const MARGIN = { top: 10, right: 118 };
const COMPACT_MARGIN = { top: 8, right: 14 };
export const marginOf = (compact: boolean) => (compact ? COMPACT_MARGIN : MARGIN);
export const REWARD_AXIS_WIDTH = 38;
export const STEP_AXIS_HEIGHT = 24;

export const rewardTicks = (compact: boolean): readonly number[] => (compact ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]);

/** Returns the drawing area of a chart of this size. */
export const plotArea = (width: number, height: number, margin = MARGIN): PlotArea => ({
  x: REWARD_AXIS_WIDTH,
  y: margin.top,
  width: Math.max(1, width - margin.right - REWARD_AXIS_WIDTH),
  height: Math.max(1, height - margin.top - STEP_AXIS_HEIGHT),
});

/** Distance from the right edge of the plot within which the label of the last step stands, in pixels. */
const LAST_LABEL = 70;

/** Returns about `count` round step numbers from 0 that stand clear of the last step's label, and the last step. */
export function stepTicks({ width }: Pick<PlotArea, "width">, last: number, count = 4): number[] {
  const rough = last / Math.min(count, Math.max(1, Math.floor(width / LAST_LABEL)));
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const sizes = [1, 2, 2.5, 5, 10]
    .map((factor) => factor * magnitude)
    .filter((size) => size >= rough && size % 1 === 0);
  // a unit that divides the axis evenly is worth one label less
  const unit = sizes.find((size) => last % size === 0 && size < 2 * rough) ?? sizes[0] ?? 1;
  const clear = last * Math.max(0, 1 - LAST_LABEL / width);
  const ticks: number[] = [0];
  for (let step = unit; step < clear; step += unit) ticks.push(step);
  return [...ticks, last];
}

/** Formats the last step of the axis: "75 steps". */
export const lastStep = (last: number) => `${steps(last)} ${Math.round(last) === 1 ? "step" : "steps"}`;

/** Pixel position of a step and of a reward. */
export const xOf = (area: PlotArea, step: number, last: number) => area.x + (step / last) * area.width;
export const yOf = (area: PlotArea, reward: number) => area.y + (1 - reward) * area.height;

/** Rounds to a tenth of a pixel: as text a fraction of the cost of `toFixed`. */
const tenth = (pixels: number) => Math.round(10 * pixels) / 10;

/** Returns one SVG path with a line through the rewards of each row, at the same steps. */
export function linesPath(
  area: PlotArea,
  steps: ArrayLike<number>,
  rows: readonly ArrayLike<number>[],
  last: number,
): string {
  const places = Array.from(steps, (step, i) => `${i === 0 ? "M" : "L"}${tenth(xOf(area, step, last))} `);
  let path = "";
  for (const row of rows)
    for (let i = 0; i < places.length; i++) path += (places[i] as string) + tenth(yOf(area, row[i] ?? 0));
  return path;
}

/** Returns an SVG path through the points. */
export const linePath = (area: PlotArea, steps: ArrayLike<number>, rewards: ArrayLike<number>, last: number) =>
  linesPath(area, steps, [rewards], last);
