import { useEffect, useState } from "react";
import { verdictHint, verdictSentence, verdictTitle } from "../diagnosis/words.ts";
import { usePreview, useStores } from "./context.ts";
import { reward } from "./figures.ts";

/** Where the runs end, and how many collapse. */
export function Stats() {
  const stage = usePreview((preview) => preview.stage);
  const failed = usePreview(({ status }) => status === "failed");
  if (failed) return null;
  if (!stage) return <p className="stats">Simulating…</p>;
  const { summary } = stage;
  const runs = stage.runs.length;
  const collapsed = Math.round(summary.collapsedShare * runs);
  return (
    <ul className="stats">
      <li>
        <b>{reward(summary.end)}</b> end of training
      </li>
      <li>
        <b>{reward(summary.heldOutEnd)}</b> held-out
      </li>
      <li>
        <b>
          {collapsed} of {runs}
        </b>{" "}
        runs collapse
      </li>
    </ul>
  );
}

/** What the curve did, in a sentence; faint while newer runs are on their way. */
export function Says() {
  const reading = usePreview((preview) => preview.reading);
  const status = usePreview((preview) => preview.status);
  if (!reading || status === "failed") return <p className="says">&nbsp;</p>;
  const { verdict, config } = reading;
  const hint = verdictHint(verdict.name, config);
  return (
    <p className="says" data-verdict={verdict.name} aria-busy={status !== "done"}>
      <strong>{verdictTitle(verdict.name)}.</strong> {verdictSentence(verdict, config)}{" "}
      {hint && <span className="hint">{hint}</span>}
    </p>
  );
}

const REST_MS = 1000;

/** Tells a screen reader how the curve ended, once the settings have rested. */
export function Announcement() {
  const reading = usePreview((preview) => preview.reading);
  const done = usePreview(({ status }) => status === "done");
  const [text, setText] = useState("");
  useEffect(() => {
    if (!done || !reading) return;
    const said = `Simulated: ${verdictTitle(reading.verdict.name).toLowerCase()}, ends at ${reward(reading.end)}`;
    const timer = setTimeout(() => setText(said), REST_MS);
    return () => clearTimeout(timer);
  }, [done, reading]);
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}

/** A simulation that stopped, with a way to go on. */
export function Failure() {
  const { preview } = useStores();
  const message = usePreview(({ failure }) => failure);
  if (message === undefined) return null;
  return (
    <p className="failure" role="alert">
      The simulation stopped: {message}. Your settings are safe.{" "}
      <button type="button" onClick={preview.retry}>
        Try again
      </button>
    </p>
  );
}
