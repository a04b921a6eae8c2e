import type { RunConfig } from "../../schema/fields/config.ts";
import { brief } from "../../schema/fields/notation.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import { adjustableFields, parameters } from "../../schema/fields/parameters.ts";
import { advisedRange, bare } from "../../schema/fields/phrase.ts";
import { costAgainst } from "../../schema/plan/runSize.ts";
import { applied, type Suggestion } from "../../schema/plan/suggestion.ts";
import { isClear } from "../../simulator/runs/difference.ts";
import { collapses, disagrees, type RankedSuggestion, saves } from "../../state/preview/rankedSuggestions.ts";

/** A figure and what it counts: "+0.02" "held-out". */
export interface Part {
  readonly figure?: string;
  readonly text: string;
}

const signed = (change: number) => `${change < 0 ? "−" : "+"}${Math.abs(change).toFixed(2)}`;

/** Least relative difference of two costs that is told. */
const SAME_COST = 0.005;

function costPart(config: RunConfig, suggestion: Suggestion): Part {
  const ratio = costAgainst(applied(config, suggestion), config);
  return {
    text: Math.abs(ratio - 1) < SAME_COST ? "same cost" : `${ratio < 10 ? ratio.toFixed(1) : brief(ratio)}× cost`,
  };
}

/** Describes what a suggestion changes in the simulation, and what it costs; empty until that is known. */
export function effectParts(config: RunConfig, suggestion: RankedSuggestion): readonly Part[] {
  const { effect, field } = suggestion;
  if (effect === undefined || effect === "failed") return [];
  const cost = costPart(config, suggestion);
  if (effect === "same") return [{ text: parameters[field].simulated ? "no difference" : "not simulated" }, cost];
  const { heldOutEnd, collapse, pairs } = effect;
  const { before, after } = collapses(effect);
  const parts: Part[] = [];
  if (isClear(heldOutEnd)) parts.push({ figure: signed(heldOutEnd.change), text: "held-out" });
  if (isClear(collapse)) parts.push({ figure: `${before} → ${after}`, text: `of ${pairs} collapse` });
  if (saves(effect, costAgainst(applied(config, suggestion), config))) return [{ text: "same held-out" }, cost];
  return parts.length > 0 ? [...parts, cost] : [{ text: "no clear difference" }, cost];
}

/** States both sides where the simulation speaks against the documents; undefined where it does not. */
export function disagreement(config: RunConfig, { kind, effect, field, from }: RankedSuggestion): string | undefined {
  if (kind !== "advice" || !disagrees(effect) || typeof from !== "number") return undefined;
  const adjustable = adjustableFields.find((one) => one === field);
  if (adjustable === undefined) return undefined;
  const parameter: NumberParameter = parameters[adjustable];
  const band = parameter.advice?.band(config);
  const range =
    band && zoneOf(from, band) !== "right" ? `Recommended: ${advisedRange(parameter, zoneOf(from, band), band)}. ` : "";
  return `${range}Simulation disagrees: ${bare(parameter, from)} ends ${Math.abs(effect.heldOutEnd.change).toFixed(2)} higher.`;
}
