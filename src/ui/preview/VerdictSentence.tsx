import { useEffect, useState } from "react";
import { verdictLead } from "../../diagnosis/advice/verdictText.ts";
import { saidOf } from "../../state/preview/said.ts";
import { usePreview } from "../parts/context.ts";
import { reward } from "../parts/format.ts";
import { SaysFirst } from "./SaysFirst.tsx";
import { Sentence } from "./Sentence.tsx";

/** What the curve did, in a sentence; faint while newer runs are on their way. */
export function Says() {
  const reading = usePreview((preview) => preview.reading);
  const status = usePreview((preview) => preview.status);
  if (!reading || status === "failed") return <SaysFirst />;
  const { verdict, config } = reading;
  const said = saidOf(verdict, config);
  return (
    <>
      <Sentence said={said} verdict={verdict.name} busy={status !== "done"} />
      <Announcement />
    </>
  );
}

const REST_MS = 1000;

/** Tells a screen reader how the curve ended, once the settings have rested. */
function Announcement() {
  const reading = usePreview((preview) => preview.reading);
  const done = usePreview(({ status }) => status === "done");
  const [text, setText] = useState("");
  useEffect(() => {
    if (!done || !reading) return;
    const said = `Simulated: ${verdictLead(reading.verdict).toLowerCase()}, ends at ${reward(reading.end)}`;
    const timer = setTimeout(() => setText(said), REST_MS);
    return () => clearTimeout(timer);
  }, [done, reading]);
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}
