/** The drawing area of a chart, in pixels. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels around the drawing area; the right margin holds the labels of the lines. */
const MARGIN = { top: 10, right: 66, bottom: 0, left: 0 };
const PAIRED_MARGIN = { ...MARGIN, right: 92 };
/** Returns the margin of a chart; a baseline needs more, for its longer labels. */
export const marginOf = (paired: boolean) => (paired ? PAIRED_MARGIN : MARGIN);
export const REWARD_AXIS_WIDTH = 38;
export const STEP_AXIS_HEIGHT = 40;

export const REWARD_TICKS: readonly number[] = [0, 0.25, 0.5, 0.75, 1];

/** Returns the drawing area of a chart of this size. */
export const plotArea = (width: number, height: number, margin = MARGIN): PlotArea => ({
  x: margin.left + REWARD_AXIS_WIDTH,
  y: margin.top,
  width: Math.max(1, width - margin.left - margin.right - REWARD_AXIS_WIDTH),
  height: Math.max(1, height - margin.top - margin.bottom - STEP_AXIS_HEIGHT),
});

/** Returns about `count` round step numbers from 0, and the last step. */
export function stepTicks(last: number, count = 4): number[] {
  const rough = last / count;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const unit =
    [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough && size % 1 === 0) ?? 1;
  const ticks: number[] = [];
  for (let step = 0; step < last - unit * 0.45; step += unit) ticks.push(step);
  return [...ticks, last];
}

/** Pixel position of a step and of a reward. */
export const xOf = (area: PlotArea, step: number, last: number) => area.x + (step / last) * area.width;
export const yOf = (area: PlotArea, reward: number) => area.y + (1 - reward) * area.height;

/** Returns an SVG path through the points. */
export function linePath(area: PlotArea, steps: ArrayLike<number>, rewards: ArrayLike<number>, last: number): string {
  let path = "";
  for (let i = 0; i < steps.length; i++) {
    const x = xOf(area, steps[i] ?? 0, last).toFixed(1);
    const y = yOf(area, rewards[i] ?? 0).toFixed(1);
    path += `${i === 0 ? "M" : "L"}${x} ${y}`;
  }
  return path;
}

/** Returns a closed SVG path between a lower and an upper line. */
export function bandPath(
  area: PlotArea,
  steps: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  last: number,
): string {
  const back = Array.from(steps, (step, i) => ({ step, reward: lower[i] ?? 0 })).reverse();
  const returning = back.map(
    ({ step, reward }) => `L${xOf(area, step, last).toFixed(1)} ${yOf(area, reward).toFixed(1)}`,
  );
  return `${linePath(area, steps, upper, last)}${returning.join("")}Z`;
}

/** Minimum pixels between two labels. */
const LABEL_GAP = 15;
/** Pixels from the middle of a text to its baseline. */
const BASELINE = 4;

/** Returns the baselines of two labels near their lines, spread apart and above the axis labels at `bottom`. */
export function labelHeights(one: number, other: number, bottom: number): [number, number] {
  const apart = Math.max(0, LABEL_GAP - Math.abs(one - other)) / 2;
  const upper = Math.min(Math.min(one, other) - apart, bottom - LABEL_GAP - BASELINE);
  const lower = Math.min(Math.max(one, other) + apart, bottom - BASELINE);
  const heights: [number, number] = one <= other ? [upper, lower] : [lower, upper];
  return [heights[0] + BASELINE, heights[1] + BASELINE];
}

/** Returns the baselines of any number of labels, in the order of their lines. */
export function spreadLabels(heights: readonly number[], bottom: number): number[] {
  const order = Array.from(heights.keys()).sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const spread: number[] = [];
  let above = Number.NEGATIVE_INFINITY;
  for (const place of order) {
    above = Math.max(heights[place] ?? 0, above + LABEL_GAP);
    spread[place] = above;
  }
  let below = bottom - BASELINE + LABEL_GAP;
  for (const place of order.reverse()) {
    below = Math.min(spread[place] ?? 0, below - LABEL_GAP);
    spread[place] = below;
  }
  return spread.map((height) => height + BASELINE);
}
