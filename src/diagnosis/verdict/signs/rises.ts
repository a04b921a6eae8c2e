import { trendScore } from "../../trend/mannKendall.ts";

/** One of 70 levels passes a trend test at this score by chance. */
const TREND = 2.2;
/** Values that are compared, at most: their pairs grow with the square. */
const MOST = 400;

/** Whether a reward has a rising trend, by the test of Mann and Kendall. */
export function rises(reward: Float64Array): boolean {
  const every = Math.ceil(reward.length / MOST);
  return trendScore(every > 1 ? reward.filter((_, i) => i % every === 0) : reward) > TREND;
}
