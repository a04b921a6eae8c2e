import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Series } from "../../diagnosis/log/log.ts";
import { percent, shortest } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { statedConfig } from "../../state/log/loggedConfig.ts";
import { createWhatIfRuns } from "../../state/preview/whatIfRuns.ts";
import { useLog, useSettings, useStores } from "../parts/context.ts";
import { reward as written } from "../parts/format.ts";

interface Props {
  /** The log's series, its reward within 0 and 1, and its starting reward. */
  readonly series: Series;
  readonly start: number;
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${written(Math.abs(value))}`;
const rate = (value: number) => shortest(value, parameters.learningRate.notation);

/** What half the learning rate would have done to the run, simulated on request with the settings of the log, and of the page where it states none. */
export function HalvedRate({ series, start }: Props) {
  const { background } = useStores();
  const form = useSettings((settings) => settings.config);
  const known = useLog((state) => state.known);
  const config = useMemo(() => ({ ...form, ...statedConfig(series.settings, known) }), [form, series, known]);
  const [runs] = useState(() => createWhatIfRuns(background));
  const { done, answer, failed } = useStore(runs.store);
  useEffect(() => runs.stop, [runs]);
  const from = answer?.config.learningRate ?? config.learningRate;
  return (
    <>
      <dt>Half learning rate</dt>
      <dd className="what-if">
        <span role="status">
          {answer && (
            <>
              {signed(answer.prediction.difference)} held-out reward (80% interval {signed(answer.prediction.low)} to{" "}
              {signed(answer.prediction.high)}){!answer.prediction.isClear && ": no clear difference"}
            </>
          )}
          {done !== undefined && done < 1 && `Simulating: ${percent(done)}`}
          {failed && "The simulation failed."}
        </span>{" "}
        {(done === undefined || answer?.config !== config) && (
          <button type="button" onClick={() => runs.simulate(series.reward, start, config)}>
            Simulate
          </button>
        )}
        <br />
        <span className="quiet">
          {rate(from)} → {rate(from / 2)}. A toy simulation fitted to this log, not a measurement. Settings that the log
          does not state are those of this page.
        </span>
      </dd>
    </>
  );
}
