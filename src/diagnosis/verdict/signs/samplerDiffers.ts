import type { Series } from "../../log/log.ts";
import { lastQuarter, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Mean difference of a token's log probabilities between trainer and sampler. */
const FAR = 0.1;

function differsIn({ logProbDifference }: Series): Sign | undefined {
  const late = lastQuarter(logProbDifference?.map(Math.abs));
  if (late === undefined || late.mean <= FAR) return undefined;
  return {
    text: `the log probabilities of trainer and sampler differ by ${short(late.mean)} on average`,
    column: "logProbDifference",
    from: late.from,
    to: late.to,
  };
}

export const samplerDiffers: SignRule = {
  level: "note",
  remedy: "Compare the precision of sampler and trainer and the age of the sampler's weights.",
  source: published,
  needs: "sampling/sampling_logp_difference/mean",
  canJudge: ({ logProbDifference }) => lastQuarter(logProbDifference) !== undefined,
  read: differsIn,
};
