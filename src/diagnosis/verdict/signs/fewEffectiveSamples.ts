import type { Series } from "../../log/log.ts";
import { endsOf, lastQuarter, percent } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Share of the samples that still count, and what is left of the start where it falls. */
const FEW = 0.3;
const FALLEN = 0.5;

function fewIn({ effectiveSampleSize }: Series): Sign | undefined {
  const [late, ends] = [lastQuarter(effectiveSampleSize), endsOf(effectiveSampleSize)];
  // a size in samples is no share
  if (late === undefined || effectiveSampleSize?.some((value) => value > 1)) return undefined;
  const isFalling = ends !== undefined && ends.end < FALLEN * ends.start;
  if (late.mean >= FEW && !isFalling) return undefined;
  const before = isFalling ? `, ${percent(ends.start)} at the start` : "";
  return {
    text: `${percent(late.mean)} of the samples still count after importance weighting${before}`,
    column: "effectiveSampleSize",
    from: late.from,
    to: late.to,
  };
}

export const fewEffectiveSamples: SignRule = {
  level: "note",
  remedy: "Update the sampler's weights more often, or take fewer updates per rollout.",
  source: published,
  needs: "rollout_corr/rollout_is_eff_sample_size",
  canJudge: ({ effectiveSampleSize }) => lastQuarter(effectiveSampleSize) !== undefined,
  read: fewIn,
};
