import { useEffect, useState } from "react";
import type { Difference } from "../../simulator/runs/difference.ts";
import { withError } from "../compare/differenceText.ts";
import { usePreview, useStores } from "../parts/context.ts";
import { reward } from "../parts/format.ts";
import { curveSentence } from "./curveSentence.ts";
import "./VerdictSentence.css";

/** Describes the curve in a sentence; muted while newer runs are simulated. */
export function VerdictSentence() {
  const simulated = usePreview((preview) => preview.verdict);
  const status = usePreview((preview) => preview.status);
  if (!simulated || status === "failed") return <p className="says">&nbsp;</p>;
  const { verdict, ensemble } = simulated;
  const { lead, text } = curveSentence(verdict, ensemble);
  return (
    <>
      <p className="says" data-verdict={verdict.name} aria-busy={status !== "done"}>
        <strong>{lead}.</strong> {text}
      </p>
      <Announcement />
    </>
  );
}

/** Debounce of the announcement, in ms. */
const REST_MS = 1000;

const besides = (difference: Difference | "same" | undefined) =>
  typeof difference === "object" ? `; ${withError(difference.heldOutEnd)} vs. baseline` : "";

/** Announces the curve, and its difference from the baseline, to screen readers once the settings rest. */
function Announcement() {
  const { comparison } = useStores();
  const simulated = usePreview((preview) => preview.verdict);
  const done = usePreview(({ status }) => status === "done");
  const [text, setText] = useState("");
  useEffect(() => {
    if (!done || !simulated) return;
    const { verdict, config, ensemble, heldOutEnd } = simulated;
    const timer = setTimeout(() => {
      const { compared } = comparison.store.getState();
      const difference = compared?.config === config ? compared.difference : undefined;
      const { lead } = curveSentence(verdict, ensemble);
      const over = ensemble.collapsedShare > 0 ? " over all runs" : "";
      setText(`Simulated: ${lead.toLowerCase()}, held-out ends at ${reward(heldOutEnd)}${over}${besides(difference)}`);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [done, simulated, comparison]);
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}
