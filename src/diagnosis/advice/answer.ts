import { parseNumber } from "../../schema/values/number.ts";
import type { RunContext } from "../verdict/runContext.ts";
import type { Question } from "./diagnosis.ts";

/** Returns what the typed answer to a question adds to the context of the run; undefined where it is no number that can be meant. */
export function readAnswer({ about }: Question, text: string): RunContext | undefined {
  const value = parseNumber(text, "typed");
  if (value === undefined || !Number.isFinite(value)) return undefined;
  if (about === "rewardMaximum") return { rewardMaximum: value };
  return value > 0 ? { settings: { [about]: value } } : undefined;
}
