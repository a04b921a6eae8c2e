import { Suspense, useState } from "react";
import { seed } from "../../schema/fields/scenario/seed.ts";
import { Chart } from "../chart/Chart.tsx";
import { Fact } from "../form/CaseBar.tsx";
import { Caveats, HowItWorks, Says } from "../page/later.ts";
import { CurveFold } from "./CurveFold.tsx";
import { Failure, Stats } from "./RunStats.tsx";
import "./Preview.css";

/** What would happen: the simulated curve, what it did in a sentence, and what it is. */
export function Preview() {
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
      <Chart />
      <Failure />
      <Says />
      <p className="standing muted">
        <b>Simulated on a toy task, not your model:</b> order and shape carry over, numbers do not. <How />
      </p>
    </figure>
  );
}

function How() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        How this preview works
      </button>
      {open && (
        <Suspense>
          <HowItWorks onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What one may want of the preview beside the curve itself. */
export function PreviewExtras() {
  return (
    <>
      <div className="extras cluster muted">
        <CurveFold />
        <Fact field="seed" parameter={seed} />
      </div>
      <Caveats />
    </>
  );
}
