import { verdictHint, verdictLead, verdictSentence } from "../../diagnosis/advice/verdictText.ts";
import type { Verdict } from "../../diagnosis/verdict/verdict.ts";
import type { Simulated } from "../../simulator/mapping.ts";
import type { Said } from "./prerenderedPreview.ts";

/** What a verdict on simulated runs of this config says. */
export const saidOf = (verdict: Verdict, config: Simulated): Said => ({
  lead: verdictLead(verdict),
  sentence: verdictSentence(verdict, config),
  hint: verdictHint(verdict.name, config),
});
