import { Chart } from "../chart/Chart.tsx";
import { useComparison } from "../parts/context.ts";
import { Caveats } from "./Caveats.tsx";
import { CurveText } from "./CurveText.tsx";
import { Failure, Stats } from "./RunStats.tsx";
import { VerdictSentence } from "./VerdictSentence.tsx";
import "./Preview.css";

/** The simulated curve with its verdict. */
export function Preview({ onExplain }: { onExplain: () => void }) {
  const baseline = useComparison((comparison) => comparison.baseline?.ensemble);
  return (
    <figure className="preview" aria-labelledby="preview-title">
      <figcaption className="cluster">
        <h2 id="preview-title">Simulated reward</h2>
        <Stats />
        <p className="explained muted">
          Reward is your evaluator's score of a response, 0 to 1; held-out is the same on prompts that are not trained
          on.
        </p>
      </figcaption>
      <Chart baseline={baseline} />
      <Failure />
      <VerdictSentence />
      <p className="standing muted">
        <b>Simulated on a toy task, not your model:</b> order and shape carry over, numbers do not.{" "}
        <button type="button" className="link" onClick={onExplain}>
          How it works
        </button>
      </p>
    </figure>
  );
}

/** The curve as text, and the caveats of the simulation. */
export function PreviewExtras() {
  return (
    <>
      <div className="extras cluster muted">
        <CurveText />
      </div>
      <Caveats />
    </>
  );
}
