/** Units of a drawing that is stretched to its box: only its strokes and texts keep their size. */
export const WIDTH = 1000;
export const HEIGHT = 1000;

/** Lowest and highest of the finite values; 0 and 1 of none. A level line gets room around it. */
export function extentOf(...series: readonly (ArrayLike<number> | undefined)[]): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of series)
    for (let i = 0; i < (values?.length ?? 0); i++) {
      const value = values?.[i] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high) return { low: 0, high: 1 };
  return high > low ? { low, high } : { low: low - 0.5, high: high + 0.5 };
}

/** Round numbers from low to high, about `count` of them. */
export function niceTicks(low: number, high: number, count = 4): number[] {
  const rough = (high - low) / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const unit = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.ceil(low / unit - 1e-9);
  const last = Math.floor(high / unit + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * unit).toPrecision(12)));
}

/** At most this many points of a line are drawn; of more, the lowest and highest of each stretch are kept. */
const MOST_POINTS = 1200;

/** Indices of the points to draw: all of few, of many the extremes of each stretch. */
export function drawnPoints(values: ArrayLike<number>): number[] {
  const { length } = values;
  if (length <= MOST_POINTS) return Array.from({ length }, (_, i) => i);
  const stretch = Math.ceil((2 * length) / MOST_POINTS);
  const kept: number[] = [];
  for (let start = 0; start < length; start += stretch) {
    let lowest = start;
    let highest = start;
    for (let i = start; i < Math.min(length, start + stretch); i++) {
      if ((values[i] ?? 0) < (values[lowest] ?? 0)) lowest = i;
      if ((values[i] ?? 0) > (values[highest] ?? 0)) highest = i;
    }
    kept.push(...(lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)]));
  }
  return kept;
}

/** Upright lines that are closer than this, in drawing units, are one to the eye. */
const CLOSEST_LINES = 5;

export interface Axes {
  /** Drawing units of a point's place along the run, and of a value. */
  readonly x: (point: number) => number;
  readonly y: (value: number) => number;
}

/** Axes for so many points and values from low to high. */
export const axesOf = (points: number, { low, high }: { low: number; high: number }): Axes => ({
  x: (point) => (points < 2 ? WIDTH / 2 : (point / (points - 1)) * WIDTH),
  y: (value) => HEIGHT * (1 - (value - low) / (high - low)),
});

/**
 * Where steps lie among a run's points: between the first point whose step is later and the one before it, in proportion. One place for each
 * of `at`, 0 to the last point. The steps of a resumed run go back; a search by the furthest step so far is still right, and quick.
 */
export function placesOf(step: Float64Array, at: ArrayLike<number>): number[] {
  let top = Number.NEGATIVE_INFINITY;
  const furthest = step.map((value) => {
    if (value > top) top = value;
    return top;
  });
  const firstAfter = (value: number) => {
    let [low, high] = [0, furthest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((furthest[middle] ?? 0) > value) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return Array.from(at, (value) => {
    const after = firstAfter(value);
    const [before, next] = [step[after - 1], step[after]];
    if (next === undefined) return Math.max(0, step.length - 1);
    if (before === undefined) return 0;
    return after - 1 + Math.min(1, Math.max(0, (value - before) / (next - before)));
  });
}

/** The points at which upright lines can be told apart, of points in order. */
export function toldApart(points: readonly number[], { x }: Axes): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return points.filter((point) => {
    if (x(point) - last < CLOSEST_LINES) return false;
    last = x(point);
    return true;
  });
}

/** An SVG path through the finite values at their places; gaps where there are none. */
export function pathOf(values: ArrayLike<number>, { x, y }: Axes, places = drawnPoints(values)): string {
  let pen = "M";
  let path = "";
  for (const i of places) {
    const value = values[i] ?? Number.NaN;
    if (Number.isFinite(value)) path += `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = Number.isFinite(value) ? "L" : "M";
  }
  return path;
}

/** A closed path between two lines. */
export function areaOf(low: ArrayLike<number>, high: ArrayLike<number>, axes: Axes): string {
  const places = drawnPoints(high);
  const back = places.toReversed().map((i) => `L${axes.x(i).toFixed(1)} ${axes.y(low[i] ?? 0).toFixed(1)}`);
  return places.length === 0 ? "" : `${pathOf(high, axes, places)}${back.join("")}Z`;
}

const inThreeDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });

/** A value as it stands beside an axis or in a table: three digits, very small and very large ones with an exponent. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(1).replace("e+", "e").replace(".0e", "e");
  return inThreeDigits.format(value);
}
