import type { RunConfig } from "../fields/config.ts";
import { grouped, rough } from "../fields/notation.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { enoughRollouts } from "../fields/rollout/responseCandidatesCount.ts";
import { ENOUGH_SIGNAL, signalShare } from "../fields/signal.ts";
import { type Finding, offering } from "./finding.ts";

/** Responses longer than the context. */
function outputBeyondContext(config: RunConfig): Finding[] {
  const { maxOutputTokens: output, maxContextLength: context, typicalTokens: typical } = config;
  if (output < context) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["maxOutputTokens", "maxContextLength"],
    message: `Responses of up to ${grouped(output)} tokens do not fit in a context of ${grouped(context)}, prompt included: they are truncated. Fireworks: raise the context only when prompts are truncated.`,
    source: sources.reference,
  };
  // where typical sequences do not fit either, the context should change
  const { advice, scale } = parameters.maxOutputTokens;
  const most = Math.min(halfTheContext(config), advice.band(config)?.high ?? Number.POSITIVE_INFINITY);
  const offered = typical > context ? undefined : scale.lattice.findLast((tokens) => tokens <= most);
  return [offering(finding, "maxOutputTokens", offered)];
}

/** Groups without signal. Small groups have a warning of their own. */
function zeroVarianceGroups(config: RunConfig): Finding[] {
  const { startingReward: p, responseCandidatesCount: n } = config;
  const share = signalShare(p, n);
  if (share >= ENOUGH_SIGNAL || n < parameters.responseCandidatesCount.default) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["responseCandidatesCount", "startingReward"],
    message: `Only ${rough(100 * share)}% of the groups have signal at the start (starting reward ${p}, n = ${n}, right-or-wrong scores). The others are zero-variance groups: dropped, but paid for. Fireworks: try a temperature of 0.8 to 1.0, more rollouts or graded scores.`,
    source: sources.monitoring,
  };
  return [offering(finding, "responseCandidatesCount", enoughRollouts(config))];
}

/** Returns the findings about rollout fields together with the context or the scenario. */
export const rolloutFindings = (config: RunConfig): Finding[] => [
  ...outputBeyondContext(config),
  ...zeroVarianceGroups(config),
];
