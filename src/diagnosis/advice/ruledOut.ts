import type { VerdictName } from "../../schema/curve.ts";
import { BOTH_FELL, fallMatters } from "../verdict/decide.ts";
import { absences } from "../verdict/signs/signs.ts";
import type { RuledOut } from "./diagnosis.ts";
import type { Examination } from "./loggedVerdict.ts";

/** Standard errors above which their number says no more. */
const MANY = 100;

/** What else was looked for and is not there. */
export function ruledOutFor(name: VerdictName, { reading, trend, series, signs }: Examination): RuledOut[] {
  const share = (other: VerdictName) => reading.shares.get(other) ?? 0;
  const rest: RuledOut[] = [];
  const out = (what: string, why: string) => rest.push({ what, why });
  const isJudged = name !== "too_short" && name !== "cant_tell";
  if (isJudged && name !== "spike_then_collapse" && share("spike_then_collapse") < 0.05)
    out("collapse", "no curve with a lasting fall of half the gain fits the points");
  const rise = trend.gain / trend.gainError;
  const rises = ["healthy", "still_climbing", "slow_climb", "early_plateau", "overfit"].includes(name);
  if (rises && share("noisy") < 0.05 && trend.gainError > 0)
    out("noise alone", `the rise is ${rise < MANY ? rise.toFixed(1) : `more than ${MANY}`} standard errors`);
  const heldOut = name === "overfit" ? undefined : reading.heldOut;
  // few evaluations hardly tell a fall from luck: beside a collapse they are not said to stay up
  const bothFell = heldOut !== undefined && heldOut.fall > 0 && trend.fall >= BOTH_FELL * heldOut.fall;
  const matters = heldOut !== undefined && fallMatters({ ...heldOut, rise: trend.rise }, { doubt: 0 });
  if (bothFell && (matters || name === "spike_then_collapse"))
    out("overfitting", "held-out falls together with the training reward");
  else if (heldOut !== undefined && !matters) out("overfitting", "the held-out reward does not fall");
  for (const { what, why } of absences(series, signs)) out(what, why);
  return rest;
}
