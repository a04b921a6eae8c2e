/**
 * Share of groups that teach something where every score is right or wrong: those whose `n` rollouts, each right with
 * probability `p`, do not all score the same. 1 - p^n - (1-p)^n, 0..1.
 */
export const usefulShare = (p: number, n: number): number => 1 - p ** n - (1 - p) ** n;

/** Below this share most rollouts teach nothing. */
export const USEFUL_GROUPS = 0.5;
