import type { Series } from "../../log/log.ts";
import { lastQuarter, short } from "./ends.ts";
import { published, type Sign, type SignRule } from "./sign.ts";

/** Mean importance ratio of a sampler that still is the policy. */
const NEAR = { low: 0.5, high: 2 } as const;

function offPolicyIn({ importanceRatio }: Series): Sign | undefined {
  const late = lastQuarter(importanceRatio);
  if (late === undefined || (late.mean >= NEAR.low && late.mean <= NEAR.high)) return undefined;
  return {
    text: `the importance ratio is ${short(late.mean)} in the last quarter`,
    column: "importanceRatio",
    from: late.from,
    to: late.to,
  };
}

export const offPolicy: SignRule = {
  level: "note",
  remedy: "Sampler and trainer disagree: compare their precision and the age of the sampler\u2019s weights.",
  source: published,
  needs: "sampling/importance_sampling_ratio",
  canJudge: ({ importanceRatio }) => lastQuarter(importanceRatio) !== undefined,
  read: offPolicyIn,
};
