import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { percent, shortest } from "../../schema/fields/notation.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { createWhatIfRuns } from "../../state/preview/whatIfRuns.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { reward as written } from "../parts/format.ts";

interface Props {
  /** The log's reward, within 0 and 1, and its start. */
  readonly reward: Float64Array;
  readonly start: number;
}

const signed = (value: number) => `${value < 0 ? "−" : "+"}${written(Math.abs(value))}`;
const rate = (value: number) => shortest(value, parameters.learningRate.notation);

/** What half the learning rate would have done to the run, simulated on request with the settings of the page. */
export function HalvedRate({ reward, start }: Props) {
  const { background } = useStores();
  const config = useSettings((settings) => settings.config);
  const [runs] = useState(() => createWhatIfRuns(background));
  const { done, answer, failed } = useStore(runs.store);
  useEffect(() => runs.stop, [runs]);
  const from = answer?.config.learningRate ?? config.learningRate;
  return (
    <>
      <dt>Half the rate</dt>
      <dd className="what-if">
        <span role="status">
          {answer && (
            <>
              {!answer.prediction.isClear && "no clear difference: "}
              {signed(answer.prediction.difference)} ({signed(answer.prediction.low)} to{" "}
              {signed(answer.prediction.high)}, 80%) held-out reward
            </>
          )}
          {done !== undefined && done < 1 && `Simulating: ${percent(done)}`}
          {failed && "The simulation failed."}
        </span>{" "}
        {(done === undefined || answer?.config !== config) && (
          <button type="button" onClick={() => runs.simulate(reward, start, config)}>
            Simulate
          </button>
        )}
        <br />
        <span className="quiet">
          {rate(from)} → {rate(from / 2)}. Simulated on a toy task from this log and the settings of this page, which
          must be those of the run; no measurement.
        </span>
      </dd>
    </>
  );
}
