import { useEffect, useRef } from "react";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { Why } from "./Explanation.tsx";
import { KeepButton } from "./KeepButton.tsx";
import { LogPicker } from "./LogPicker.tsx";

import { PointsTable } from "./PointsTable.tsx";
import { useLog, useLogStore } from "./pageLog.ts";
import { RunCharts } from "./RunCharts.tsx";
import { RunChoice } from "./RunChoice.tsx";
import "./diagnosis.css";

/** A real run's log: what happened, the evidence shaded on its curve, and one bounded change to try. */
export function DiagnosisSection({ onClose }: { onClose: () => void }) {
  const log = useLogStore();
  const status = useLog((state) => state.status);
  const title = useRef<HTMLHeadingElement>(null);
  // what had the focus goes with each state: the title says what has come instead
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect is of the status
  useEffect(() => title.current?.focus(), [status]);
  const close = () => {
    log.close();
    onClose();
  };
  return (
    <section className="diagnosis" aria-labelledby="diagnosis-title">
      <header className="cluster">
        <h2 id="diagnosis-title" ref={title} tabIndex={-1}>
          <Title />
        </h2>
        {status === "read" && (
          <button type="button" onClick={log.close}>
            Another log…
          </button>
        )}
        <button type="button" onClick={close}>
          Close
        </button>
      </header>
      {status === "none" && <LogPicker />}
      {status === "reading" && <Progress />}
      {status === "failed" && <Failed />}
      {status === "read" && <Run />}
    </section>
  );
}

function Title() {
  const name = useLog((state) => state.name);
  return name === "" ? "Diagnose a run" : <>Your run: {name}</>;
}

function Progress() {
  const log = useLogStore();
  const progress = useLog((state) => state.progress);
  return (
    <p className="reading" role="status">
      Reading… <progress max={1} value={progress} aria-label="Share of the file that has been read" />{" "}
      <button type="button" onClick={log.close}>
        Cancel
      </button>
    </p>
  );
}

function Failed() {
  const failure = useLog((state) => state.failure);
  return (
    <>
      <p className="failure" role="alert">
        {failure}
      </p>
      <LogPicker />
    </>
  );
}

function Run() {
  const seen = useLog((state) => state.seen);
  const choice = useLog((state) => state.choice);
  const isExample = useLog((state) => state.isExample);
  const head = useLog((state) => state.head);
  if (!seen) return null;
  const notes = [
    ...(isExample ? ["Simulated on a toy task, to try this without a log of your own: not a real run."] : []),
    ...(head?.notes ?? []),
  ];
  return (
    <>
      <RunChoice />
      {"problem" in seen ? (
        <p className="failure" role="alert">
          {seen.problem}
        </p>
      ) : (
        <div className="seen-run" data-verdict={seen.diagnosis.verdict}>
          <div>
            <RunCharts
              key={`${choice.run} ${seen.series.rewardColumn}`}
              series={seen.series}
              diagnosis={seen.diagnosis}
            />
            <PointsTable series={seen.series} diagnosis={seen.diagnosis} />
          </div>
          <div>
            <p className="verdict-title">
              <strong>{verdictTitle(seen.diagnosis.verdict)}</strong>
              <span className="muted">{seen.diagnosis.confidence} confidence</span>
            </p>
            <Why series={seen.series} diagnosis={seen.diagnosis} />
            <KeepButton key={seen.series.rewardColumn} series={seen.series} diagnosis={seen.diagnosis} />
          </div>
        </div>
      )}
      {notes.length > 0 && (
        <ul className="caveats muted" aria-label="About this log">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="quiet">The log is read on this machine and is sent nowhere.</p>
    </>
  );
}
