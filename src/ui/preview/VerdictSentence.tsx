import { useEffect, useState } from "react";
import { verdictHint, verdictLead, verdictSentence } from "../../diagnosis/advice/verdictText.ts";
import { usePreview } from "../parts/context.ts";
import { reward } from "../parts/format.ts";
import "./VerdictSentence.css";

/** The verdict on the curve in a sentence; muted while newer runs are simulated. */
export function VerdictSentence() {
  const simulated = usePreview((preview) => preview.verdict);
  const status = usePreview((preview) => preview.status);
  if (!simulated || status === "failed") return <p className="says">&nbsp;</p>;
  const { verdict, config } = simulated;
  const hint = verdictHint(verdict.name, config);
  return (
    <>
      <p className="says" data-verdict={verdict.name} aria-busy={status !== "done"}>
        <strong>{verdictLead(verdict)}.</strong> {verdictSentence(verdict, config)}{" "}
        {hint && <span className="hint">{hint}</span>}
      </p>
      <Announcement />
    </>
  );
}

/** Debounce of the announcement, in ms. */
const REST_MS = 1000;

/** Announces the verdict to screen readers once the settings rest. */
function Announcement() {
  const simulated = usePreview((preview) => preview.verdict);
  const done = usePreview(({ status }) => status === "done");
  const [text, setText] = useState("");
  useEffect(() => {
    if (!done || !simulated) return;
    const { verdict, end } = simulated;
    const announced = `Simulated: ${verdictLead(verdict).toLowerCase()}, ends at ${reward(end)}`;
    const timer = setTimeout(() => setText(announced), REST_MS);
    return () => clearTimeout(timer);
  }, [done, simulated]);
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}
