/**
 * Returns the share of groups with signal, 0..1, where every score is right or wrong: those whose `n` rollouts, each right with
 * probability `p`, do not all score the same: 1 - p^n - (1-p)^n. The others are zero-variance groups, which give no gradient.
 */
export const signalShare = (p: number, n: number): number => 1 - p ** n - (1 - p) ** n;

/** Least share of groups with signal: below it most rollouts are wasted (Goldilocks heuristic). */
export const ENOUGH_SIGNAL = 0.5;
