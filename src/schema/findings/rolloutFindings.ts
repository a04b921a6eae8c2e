import type { RunConfig } from "../fields/config.ts";
import { grouped, rough } from "../fields/notation.ts";
import { parameters } from "../fields/parameters.ts";
import { type Provenance, sources } from "../fields/provenance.ts";
import { FEWEST_OUTPUT_TOKENS } from "../fields/rollout.ts";
import { USEFUL_GROUPS, usefulShare } from "../fields/signal.ts";
import { subject } from "../values/phrase.ts";
import { type Finding, type Numeric, offering, setTo } from "./finding.ts";

/** Advice on one field of sampling: where it applies, what it says and what it offers. */
interface Rule {
  readonly field: Numeric;
  readonly applies: (config: RunConfig) => boolean;
  /** Goes on from the field and its value: "Temperature 0.1 is". */
  readonly says: string;
  readonly offers: (config: RunConfig) => number;
  readonly source: Provenance;
}

const { responseCandidatesCount, maxOutputTokens } = parameters;

/** The longest responses that the control offers and that leave half of the context to the prompt. */
export const halfTheContext = ({ maxContextLength }: RunConfig) =>
  maxOutputTokens.scale.lattice.findLast((tokens) => tokens <= maxContextLength / 2) ?? maxOutputTokens.hard.min;

/** The reference page's words on sampling, one rule for each range that it warns of. */
const rules: readonly Rule[] = [
  {
    field: "temperature",
    applies: (config) => config.temperature <= 0.1,
    says: "near-greedy: the rollouts of a prompt come out alike, so nothing is explored. Fireworks: avoid it, 0.5 to 1 works best.",
    offers: () => 0.5,
    source: sources.referenceAdvice,
  },
  {
    field: "temperature",
    applies: (config) => config.temperature > 0.1 && config.temperature < 0.3,
    says: "low: there is little to explore. Fireworks: 0.5 to 1 works best, 0.3 to 0.5 where precision or safety counts, and about 0.1 is to be avoided.",
    offers: () => 0.5,
    source: sources.referenceAdvice,
  },
  {
    field: "temperature",
    applies: (config) => config.temperature > 1.2,
    says: "high: responses may become incoherent. Fireworks: 0.5 to 1 works best, 1 to 1.2 for creative work or more exploration.",
    offers: () => 1,
    source: sources.referenceAdvice,
  },
  {
    field: "topP",
    applies: (config) => config.topP <= 0.5,
    says: "low: it filters out the long tail of unlikely tokens. Fireworks: 0.2 to 0.5 suits rewards that punish hallucination, 0.9 to 1 keeps responses diverse.",
    offers: () => 0.9,
    source: sources.referenceAdvice,
  },
  {
    field: "responseCandidatesCount",
    applies: (config) => config.responseCandidatesCount < responseCandidatesCount.default,
    says: "few to compare. Fireworks: 2 to 4 give a minimal signal, 4 to 8 a good one, and the cost grows with their number.",
    offers: () => responseCandidatesCount.default,
    source: sources.referenceAdvice,
  },
  {
    field: "maxOutputTokens",
    applies: (config) => config.maxOutputTokens < FEWEST_OUTPUT_TOKENS,
    says: `short. Fireworks: too short a limit cuts responses off and leaves tasks unfinished. Our reading: below ${FEWEST_OUTPUT_TOKENS} tokens that is likely.`,
    offers: (config) => Math.min(maxOutputTokens.default, halfTheContext(config)),
    source: sources.referenceAdvice,
  },
];

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

/** Fewest rollouts, within what the document lists, of which half of the groups teach something. */
export const enoughRollouts = ({ startingReward }: RunConfig) =>
  responseCandidatesCount.scale.lattice.find(
    (n) =>
      n >= responseCandidatesCount.default &&
      n <= (responseCandidatesCount.documented?.max ?? n) &&
      usefulShare(startingReward, n) >= USEFUL_GROUPS,
  );

/** Groups that score all the same. Of few rollouts it is said already that they are few. */
function uselessGroups(config: RunConfig): Finding[] {
  const { startingReward: p, responseCandidatesCount: n } = config;
  const share = usefulShare(p, n);
  if (share >= USEFUL_GROUPS || n < responseCandidatesCount.default) return [];
  const finding: Finding = {
    level: "interaction",
    fields: ["responseCandidatesCount", "startingReward"],
    message: `At a starting reward of ${p}, and were every score right or wrong, only ${rough(100 * share)} % of the groups of ${n} rollouts teach something at the start: in the others all score the same, and they are dropped, yet cost as much. Fireworks: a temperature of 0.8 to 1.0, more rollouts or graded scores help.`,
    source: sources.monitoring,
  };
  return [offering(finding, "responseCandidatesCount", enoughRollouts(config))];
}

/** What there is to say about how responses are sampled. */
export function rolloutFindings(config: RunConfig): Finding[] {
  const advice = rules
    .filter(({ applies }) => applies(config))
    .map(
      ({ field, says, offers, source }): Finding => ({
        level: "advice",
        fields: [field],
        message: `${subject(parameters[field], config[field])} ${says}`,
        source,
        set: setTo(field, offers(config)),
      }),
    );
  return [...advice, ...outputBeyondContext(config), ...uselessGroups(config)];
}
