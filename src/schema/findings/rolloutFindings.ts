import type { RunConfig } from "../fields/config.ts";
import { grouped, rough } from "../fields/notation.ts";
import { parameters } from "../fields/parameters.ts";
import { sources } from "../fields/provenance.ts";
import { halfTheContext } from "../fields/rollout/maxOutputTokens.ts";
import { enoughRollouts } from "../fields/rollout/responseCandidatesCount.ts";
import { USEFUL_GROUPS, usefulShare } from "../fields/signal.ts";
import { type Finding, offering } from "./finding.ts";

/** Responses that the context cannot hold beside a prompt. */
function outputBeyondContext(config: RunConfig): Finding[] {
  const { maxOutputTokens: output, maxContextLength: context, typicalTokens: typical } = config;
  if (output < context) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["maxOutputTokens", "maxContextLength"],
    message: `Responses of up to ${grouped(output)} tokens do not fit into a context of ${grouped(context)}, which holds the prompt too: it cuts them off first. Fireworks: raise the context only when prompts are truncated.`,
    source: sources.reference,
  };
  // where not even typical sequences fit, it is the context that should change
  return [offering(finding, "maxOutputTokens", typical > context ? undefined : halfTheContext(config))];
}

/** Groups that score all the same. Of few rollouts it is said already that they are few. */
function uselessGroups(config: RunConfig): Finding[] {
  const { startingReward: p, responseCandidatesCount: n } = config;
  const share = usefulShare(p, n);
  if (share >= USEFUL_GROUPS || n < parameters.responseCandidatesCount.default) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["responseCandidatesCount", "startingReward"],
    message: `At a starting reward of ${p}, and were every score right or wrong, only ${rough(100 * share)} % of the groups of ${n} rollouts teach something at the start: in the others all score the same, and they are dropped, yet cost as much. Fireworks: a temperature of 0.8 to 1.0, more rollouts or graded scores help.`,
    source: sources.monitoring,
  };
  return [offering(finding, "responseCandidatesCount", enoughRollouts(config))];
}

/** The findings about rollout fields together with the context or the case. */
export const rolloutFindings = (config: RunConfig): Finding[] => [
  ...outputBeyondContext(config),
  ...uselessGroups(config),
];
