import { mean } from "../../schema/curve.ts";
import type { Series } from "../log/log.ts";
import type { Cells } from "../trend/cells.ts";
import { MOSTLY_EQUAL } from "./signs/equalGroups.ts";

/** From this share of equal points on a reward is pinned: what is left are blips. */
const PINNED = 2 / 3;

const finite = (column: Float64Array | undefined) => Array.from(column ?? []).filter(Number.isFinite);

/** Whether hardly any two batches, or any two rollouts of a prompt, score differently. */
export function isStill({ rewardStd, zeroVarianceShare }: Series, { units }: Cells): boolean {
  const counts = new Map<number, number>();
  for (const value of units) counts.set(value, (counts.get(value) ?? 0) + 1);
  // not Math.max(...counts.values()), whose arguments overflow the stack
  for (const count of counts.values()) if (count >= PINNED * units.length) return true;
  const [spreads, equal] = [finite(rewardStd), finite(zeroVarianceShare)];
  if (equal.length > 0 && mean(equal) >= MOSTLY_EQUAL) return true;
  return spreads.length > 0 && spreads.filter((spread) => spread === 0).length >= MOSTLY_EQUAL * spreads.length;
}

/** A reward within 0 and 1 that was never above this was never good: it falls to 0 from nowhere. */
const NEVER_GOOD = 0.05;

/** Whether a reward of at most a few hundredths ends at exactly 0. */
export function staysOnFloor({ reward }: Series): boolean {
  const isTiny = reward.every((value) => value >= 0 && value <= NEVER_GOOD);
  return isTiny && reward.subarray(reward.length >> 1).filter((value) => value === 0).length > reward.length / 4;
}
