import { useComparison, useSettings } from "../parts/context.ts";
import { collapseText, differenceSentence, errorRule, withError } from "./differenceText.ts";

/** The simulated effect of the change: the differences with their uncertainty, held-out first, and the same in words. */
export function DifferenceSummary() {
  const compared = useComparison((state) => state.compared);
  const failed = useComparison((state) => state.failed);
  const behind = useSettings(({ config, baseline }) => compared?.config !== config || compared.baseline !== baseline);
  if (failed) return <p className="failure">The baseline could not be simulated. Your settings are safe.</p>;
  if (!compared) return <p className="figures">Simulating both on the same seeds…</p>;
  const { difference } = compared;
  if (difference === "same") return <p className="figures">Same curve: the simulation ignores these settings.</p>;
  return (
    <div aria-busy={behind} className="figures">
      <ul className="no-markers cluster" aria-hidden="true">
        <li>
          <b>{withError(difference.heldOutEnd)}</b> held-out
        </li>
        <li>
          <b>{withError(difference.end)}</b> train
        </li>
        <li>{collapseText(difference.collapse)}</li>
      </ul>
      <p>{differenceSentence(difference)}</p>
      <p className="rule">{errorRule(difference.pairs)}</p>
    </div>
  );
}
