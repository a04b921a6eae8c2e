/** Pixels of the drawing area inside the chart. */
export interface PlotArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room around the drawing area; the right one holds the lines' own labels. */
const MARGIN = { top: 10, right: 66, bottom: 0, left: 0 };
const PAIRED_MARGIN = { ...MARGIN, right: 92 };
/** The room around a chart, with a baseline in it or without: its labels are longer. */
export const marginOf = (paired: boolean) => (paired ? PAIRED_MARGIN : MARGIN);
export const REWARD_AXIS_WIDTH = 38;
export const STEP_AXIS_HEIGHT = 40;

export const REWARD_TICKS: readonly number[] = [0, 0.25, 0.5, 0.75, 1];

/** The drawing area of a chart of this size, the same for the plain frame and for recharts. */
export const plotArea = (width: number, height: number, margin = MARGIN): PlotArea => ({
  x: margin.left + REWARD_AXIS_WIDTH,
  y: margin.top,
  width: Math.max(1, width - margin.left - margin.right - REWARD_AXIS_WIDTH),
  height: Math.max(1, height - margin.top - margin.bottom - STEP_AXIS_HEIGHT),
});

/** About `count` round step numbers from 0 to the last one, which is always there. */
export function stepTicks(last: number, count = 4): number[] {
  const rough = last / count;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const unit =
    [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((size) => size >= rough && size % 1 === 0) ?? 1;
  const ticks: number[] = [];
  for (let step = 0; step < last - unit * 0.45; step += unit) ticks.push(step);
  return [...ticks, last];
}

/** Pixel of a step and of a reward. */
export const xOf = (area: PlotArea, step: number, last: number) => area.x + (step / last) * area.width;
export const yOf = (area: PlotArea, reward: number) => area.y + (1 - reward) * area.height;

/** An SVG path through the points. */
export function linePath(area: PlotArea, steps: ArrayLike<number>, rewards: ArrayLike<number>, last: number): string {
  let path = "";
  for (let i = 0; i < steps.length; i++) {
    const x = xOf(area, steps[i] ?? 0, last).toFixed(1);
    const y = yOf(area, rewards[i] ?? 0).toFixed(1);
    path += `${i === 0 ? "M" : "L"}${x} ${y}`;
  }
  return path;
}

/** A closed SVG path around the points between a lower and an upper line. */
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

/** Labels nearer than this many pixels are moved apart. */
const LABEL_GAP = 15;
/** From a line's height to the baseline of text that is centred on it. */
const BASELINE = 4;

/** Baselines of two labels beside the ends of their lines, apart from each other and above the axis labels at `bottom`. */
export function labelHeights(one: number, other: number, bottom: number): [number, number] {
  const apart = Math.max(0, LABEL_GAP - Math.abs(one - other)) / 2;
  const upper = Math.min(Math.min(one, other) - apart, bottom - LABEL_GAP - BASELINE);
  const lower = Math.min(Math.max(one, other) + apart, bottom - BASELINE);
  const heights: [number, number] = one <= other ? [upper, lower] : [lower, upper];
  return [heights[0] + BASELINE, heights[1] + BASELINE];
}

/** The same for any number of labels, which keep the order of their lines. */
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

/** The value of a curve at a step, straight between its points; undefined beyond its ends. */
export function valueAt(steps: ArrayLike<number>, values: ArrayLike<number>, at: number): number | undefined {
  for (let right = 1; right < steps.length; right++) {
    const [from, to] = [steps[right - 1] ?? 0, steps[right] ?? 0];
    if (at < from || at > to) continue;
    const share = (at - from) / (to - from);
    return (1 - share) * (values[right - 1] ?? 0) + share * (values[right] ?? 0);
  }
  return undefined;
}
