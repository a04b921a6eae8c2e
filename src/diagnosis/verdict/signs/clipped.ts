import type { Series } from "../../log/log.ts";
import { lastQuarter, percent } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of tokens whose update is clipped away. */
const MUCH = 0.2;

function clippedIn({ clipFraction }: Series): Sign | undefined {
  const late = lastQuarter(clipFraction);
  if (late === undefined || late.mean < MUCH) return undefined;
  return {
    text: `${percent(late.mean)} of the update is clipped`,
    column: "clipFraction",
    from: late.from,
    to: late.to,
  };
}

export const clipped: SignRule = {
  level: "note",
  remedy: "Fewer updates per rollout, or a wider upper bound, let more of each update through.",
  source: published,
  needs: "clip_ratio/region_mean",
  canJudge: ({ clipFraction }) => lastQuarter(clipFraction) !== undefined,
  read: clippedIn,
};
