/**
 * ScaleRL's law of a healthy mean curve (Khatri et al. 2025): reward = start + (ceiling - start) / (1 + (middle / compute)^steepness),
 * sigmoid in the logarithm of compute.
 */
export interface GrowthLaw {
  readonly start: number;
  readonly ceiling: number;
  /** B in the paper. */
  readonly steepness: number;
  /** Cmid in the paper: compute at half of the gain. */
  readonly middle: number;
}

/** Returns the share of the gain at this compute. */
const progress = (compute: number, steepness: number, middle: number) =>
  compute <= 0 ? 0 : 1 / (1 + (middle / compute) ** steepness);

export const rewardAfter = ({ start, ceiling, steepness, middle }: GrowthLaw, compute: number) =>
  start + (ceiling - start) * progress(compute, steepness, middle);

export interface GrowthFit extends GrowthLaw {
  /** Root mean squared error, in reward. */
  readonly error: number;
}

/** Fits the ceiling, in which the law is linear, by least squares for this steepness and middle. */
function fitCeiling(
  compute: ArrayLike<number>,
  reward: ArrayLike<number>,
  { steepness, middle }: { readonly steepness: number; readonly middle: number },
): GrowthFit {
  const start = reward[0] as number;
  let products = 0;
  let squares = 0;
  for (let i = 0; i < reward.length; i++) {
    const way = progress(compute[i] as number, steepness, middle);
    products += way * ((reward[i] as number) - start);
    squares += way * way;
  }
  const law = { start, ceiling: start + products / squares, steepness, middle };
  let total = 0;
  for (let i = 0; i < reward.length; i++)
    total += ((reward[i] as number) - rewardAfter(law, compute[i] as number)) ** 2;
  return { ...law, error: Math.sqrt(total / reward.length) };
}

/** Start, first and last step of the search; steps are factors. */
const FIRST_STEEPNESS = 1.5;
const FIRST_FACTOR = 2;
const LAST_FACTOR = 1.0005;

/**
 * Fits the law to a curve whose first point is the start: steepness and middle by pattern search on their logarithms (Hooke & Jeeves 1961),
 * the ceiling exactly.
 */
export function fitGrowth(compute: ArrayLike<number>, reward: ArrayLike<number>): GrowthFit {
  let best = fitCeiling(compute, reward, {
    steepness: FIRST_STEEPNESS,
    middle: (compute[compute.length - 1] as number) / 4,
  });
  for (let factor = FIRST_FACTOR; factor > LAST_FACTOR; ) {
    const tries = [factor, 1, 1 / factor].flatMap((x) =>
      [factor, 1, 1 / factor].map((y) =>
        fitCeiling(compute, reward, { steepness: best.steepness * x, middle: best.middle * y }),
      ),
    );
    const nearest = tries.reduce((least, other) => (other.error < least.error ? other : least));
    if (nearest.error < best.error) best = nearest;
    else factor = Math.sqrt(factor);
  }
  return best;
}
