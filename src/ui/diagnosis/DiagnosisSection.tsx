import { Suspense, useEffect, useRef } from "react";
import { visible } from "../../schema/values/quote.ts";
import { logOf } from "../../state/log/log.ts";
import { ForecastPanel } from "../forecast/ForecastPanel.tsx";
import { useLog, useStores } from "../parts/context.ts";
import { Deferred } from "../parts/Deferred.tsx";
import { lazyPart } from "../parts/lazyPart.ts";
import { Explanation } from "./Explanation.tsx";
import { LogPicker } from "./LogPicker.tsx";
import { PointsTable } from "./PointsTable.tsx";
import { RuledOutList } from "./RuledOutList.tsx";
import { RunCharts } from "./RunCharts.tsx";
import { RunChoice } from "./RunChoice.tsx";
import { SaveRunButton } from "./SaveRunButton.tsx";
import { SignList } from "./SignList.tsx";
import "./diagnosis.css";

const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page and open the file again.
  </p>
);
/** Opened by a file of scored rollouts. */
const PassRatesView = lazyPart(async () => (await import("../signal/PassRatesView.tsx")).PassRatesView, Missing);

interface Props {
  readonly onOpen: (file: File) => void;
  readonly onClose: () => void;
}

/** The diagnosis of a reward log: verdict, evidence shaded on its curve, and one bounded change to try. */
export function DiagnosisSection({ onOpen, onClose }: Props) {
  const log = logOf(useStores().log);
  const status = useLog((state) => state.status);
  const isRollouts = useLog((state) => state.rollouts !== undefined);
  const title = useRef<HTMLHeadingElement>(null);
  // each status replaces what had the focus: the title announces the new one
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect is of the status
  useEffect(() => title.current?.focus(), [status]);
  // a run that was read stays, beside the preview
  const close = () => {
    if (status !== "read") log.close();
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
            {isRollouts ? "Another file" : "Another log"}
          </button>
        )}
        <button type="button" onClick={close}>
          Close
        </button>
      </header>
      {status === "none" && <LogPicker onOpen={onOpen} />}
      {status === "reading" && <Progress />}
      {status === "failed" && <Failed onOpen={onOpen} />}
      {status === "read" && !isRollouts && <Run />}
      {status === "read" && isRollouts && (
        <Suspense>
          <PassRatesView onClose={close} />
        </Suspense>
      )}
    </section>
  );
}

function Title() {
  const name = useLog((state) => state.name);
  const isRollouts = useLog((state) => state.rollouts !== undefined);
  if (name === "") return "Diagnose a log";
  return (
    <>
      {isRollouts ? "Your rollouts" : "Your run"}: {visible(name, 80)}
    </>
  );
}

function Progress() {
  const log = logOf(useStores().log);
  const progress = useLog((state) => state.progress);
  return (
    <p className="log-progress" role="status">
      Reading… <progress max={1} value={progress} aria-label="Share of the file that has been read" />{" "}
      <button type="button" onClick={log.close}>
        Cancel
      </button>
    </p>
  );
}

function Failed({ onOpen }: Pick<Props, "onOpen">) {
  const log = logOf(useStores().log);
  const failure = useLog((state) => state.failure);
  const canRetry = useLog((state) => state.canRetry);
  return (
    <>
      <p className="failure" role="alert">
        {failure}{" "}
        {canRetry && (
          <button type="button" onClick={() => void log.retry()}>
            Try again
          </button>
        )}
      </p>
      <LogPicker onOpen={onOpen} />
    </>
  );
}

function Run() {
  const run = useLog((state) => state.diagnosed);
  const choice = useLog((state) => state.choice);
  const isExample = useLog((state) => state.isExample);
  const name = useLog((state) => state.name);
  const head = useLog((state) => state.head);
  if (!run) return null;
  const notes = [
    ...(isExample ? ["Simulated on a toy task, to try this without a log of your own: not a real run."] : []),
    ...(head?.notes ?? []),
  ];
  return (
    <>
      <RunChoice />
      {"problem" in run ? (
        <p className="failure" role="alert">
          {run.problem}
        </p>
      ) : (
        <div className="seen-run" data-verdict={run.diagnosis.verdict}>
          <div className="run-verdict">
            <Explanation series={run.series} diagnosis={run.diagnosis} />
            <ForecastPanel key={`${name} ${choice.run} ${choice.column} forecast`} />
            <SaveRunButton
              key={`${name} ${choice.run} ${run.series.rewardColumn}`}
              series={run.series}
              diagnosis={run.diagnosis}
            />
          </div>
          <div className="run-figures">
            <Deferred key={`${name} ${choice.run} ${run.series.rewardColumn} ${run.series.reward.length}`}>
              <RunCharts series={run.series} diagnosis={run.diagnosis} />
            </Deferred>
            <Deferred>
              <PointsTable series={run.series} diagnosis={run.diagnosis} />
            </Deferred>
          </div>
          <div className="run-signs">
            <SignList diagnosis={run.diagnosis} series={run.series} />
            <RuledOutList ruledOut={run.diagnosis.ruledOut} series={run.series} />
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
      <p className="quiet">The log is read on this machine and sent nowhere.</p>
    </>
  );
}
