import { useStore } from "zustand";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type Advice, adviceOf } from "../../schema/plan/advice.ts";
import type { Suggestion } from "../../schema/plan/suggestion.ts";
import { trialsOf } from "../../schema/plan/trials.ts";
import { type Effects, type Ranking, rank } from "../../state/preview/rankedSuggestions.ts";
import { sameConfig } from "../../state/settings/settings.ts";
import { usePreview, useRested, useStores } from "../parts/context.ts";
import { useRefusals } from "./refusals.ts";

// each list belongs to one config object, which several components ask about
const adviceByConfig = new WeakMap<RunConfig, Advice>();
const trialsByConfig = new WeakMap<RunConfig, readonly Suggestion[]>();

function remembered<Value>(values: WeakMap<RunConfig, Value>, config: RunConfig, make: (config: RunConfig) => Value) {
  const value = values.get(config) ?? make(config);
  values.set(config, value);
  return value;
}

const noEffects: Effects = new Map();

/** The ranked suggestions for the settings, and the findings that no setting settles. */
export interface Suggested extends Ranking, Pick<Advice, "notices"> {
  /** The config that they are about. */
  readonly config: RunConfig;
  /** False until the first effects are known, by which the order may change. */
  readonly isRanked: boolean;
}

/** Returns the suggestions for the settings; once they rest, so that a drag does not wait for them. */
export function useSuggestions(): Suggested {
  const { suggestions } = useStores();
  const config = useRested((settings) => settings.config);
  const simulated = useStore(suggestions.store);
  const verdict = usePreview((preview) => preview.verdict?.verdict.name);
  const failed = usePreview(({ status }) => status === "failed");
  const isCurrent = simulated.config !== undefined && sameConfig(simulated.config, config);
  const advice = remembered(adviceByConfig, config, adviceOf);
  const trials = isCurrent ? remembered(trialsByConfig, config, trialsOf) : [];
  const ranking = rank(advice.suggestions, trials, isCurrent ? simulated.effects : noEffects, { config, verdict });
  const isWaiting = ranking.isWaiting || !isCurrent;
  return { ...ranking, config, isWaiting, isRanked: failed || simulated.config !== undefined, notices: advice.notices };
}

/** Returns the number of errors, suggestions and notices. */
export function useSuggestionCount(): number {
  const { suggestions, notices } = useSuggestions();
  return useRefusals().length + suggestions.length + notices.length;
}
