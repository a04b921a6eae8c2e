import type { Cells } from "./cells.ts";

/** A smooth curve through the points of a log, with how far it may be off. One value per cell. */
export interface Smooth {
  readonly level: Float64Array;
  /** Standard error of the level. */
  readonly error: Float64Array;
  /** SD of a point around the level. */
  readonly noise: number;
}

/** Shares of the cells that a level is read off: the one that predicts left-out points best is taken. */
const SPANS = [0.15, 0.25, 0.4, 0.6, 0.9] as const;
/** Cells in the narrowest window: a line through fewer follows the noise. */
const FEWEST = 7;
/** Times that points far off are given less weight. */
const ROUNDS = 2;
/** Robust SDs at which a point has no weight left (Cleveland 1979). */
const FAR = 6;

interface Fitted {
  readonly level: Float64Array;
  /** Sum of the squared weights of the cells in each level, each over the points in the cell. */
  readonly spread: Float64Array;
  /** Weight of each cell in its own level, summed up: the numbers that were fitted. */
  readonly numbers: number;
}

/** A straight line around each cell, in which near cells count more (LOESS; Cleveland 1979). */
function fitLines({ reward, weight }: Cells, span: number, trust: Float64Array): Fitted {
  const count = reward.length;
  const reach = Math.min(count, Math.max(FEWEST, Math.ceil(span * count)));
  const [level, spread, near] = [new Float64Array(count), new Float64Array(count), new Float64Array(reach)];
  let numbers = 0;
  for (let i = 0; i < count; i++) {
    const from = Math.max(0, Math.min(count - reach, i - (reach >> 1)));
    const radius = Math.max(i - from, from + reach - 1 - i) + 1e-3;
    let [s0, s1, s2] = [0, 0, 0];
    for (let k = 0; k < reach; k++) {
      const x = from + k - i;
      const distance = Math.abs(x) / radius;
      const root = 1 - distance * distance * distance;
      const w = root * root * root * (trust[from + k] as number);
      near[k] = w;
      s0 += w;
      s1 += w * x;
      s2 += w * x * x;
    }
    const determinant = s0 * s2 - s1 * s1;
    const sloped = determinant > 1e-12 * s0 * s2;
    let [sum, squares] = [0, 0];
    for (let k = 0; k < reach; k++) {
      const w = near[k] as number;
      const share = sloped ? (w * (s2 - s1 * (from + k - i))) / determinant : w / s0;
      sum += share * (reward[from + k] as number);
      squares += share * share;
      if (from + k === i) numbers += share;
    }
    level[i] = sum;
    spread[i] = squares / weight;
  }
  return { level, spread, numbers };
}

/** How far each cell is from the level, in SDs of a point. */
function distances({ reward, weight }: Cells, level: Float64Array): Float64Array {
  return level.map((value, i) => Math.abs((reward[i] ?? 0) - value) * Math.sqrt(weight));
}

function trustIn(distance: Float64Array): Float64Array {
  const middle = distance.toSorted()[distance.length >> 1] ?? 0;
  if (middle === 0) return distance.map(() => 1);
  return distance.map((far) => Math.max(1e-3, 1 - (far / (FAR * middle)) ** 2) ** 2);
}

/** The trend of a log. `effectiveShare` is the share of a point that a point counts for: less than 1 where the noise is not white. */
export function smooth(cells: Cells, effectiveShare = 1): Smooth {
  const total = cells.units.length;
  const fits = SPANS.map((span) => {
    let fit = fitLines(cells, span, new Float64Array(cells.reward.length).fill(1));
    for (let round = 0; round < ROUNDS; round++) fit = fitLines(cells, span, trustIn(distances(cells, fit.level)));
    const squares = distances(cells, fit.level).reduce((sum, far) => sum + far ** 2, cells.within);
    // generalized cross-validation (Craven and Wahba 1979) over the points that count
    const left = Math.max(0.1, 1 - fit.numbers / (effectiveShare * total));
    return { ...fit, noise: Math.sqrt(squares / Math.max(1, total - fit.numbers)), score: squares / left ** 2 };
  });
  const best = fits.reduce((one, other) => (other.score <= one.score ? other : one));
  return {
    level: best.level,
    error: best.spread.map((share) => best.noise * Math.sqrt(share / effectiveShare)),
    noise: best.noise,
  };
}
