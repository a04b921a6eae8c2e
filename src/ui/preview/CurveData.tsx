import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { curveText } from "../chart/curveText.ts";
import { useComparison, usePreview } from "../parts/context.ts";
import { reward, steps } from "../parts/format.ts";

/** The curve in sentences, then point by point. */
export function CurveData() {
  const stage = usePreview((preview) => preview.stage);
  const baseline = useComparison((comparison) => comparison.baseline?.ensemble);
  if (!stage) return <p>Simulating…</p>;
  return (
    <>
      <ul aria-label="The curve in words">
        {curveText(stage.ensemble, stage.ends, baseline).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <CurveTable ensemble={stage.ensemble} />
    </>
  );
}

/** The means of the runs that hold, and of all runs where some collapse, point by point. */
function CurveTable({ ensemble }: { ensemble: Ensemble }) {
  const { runs, step, heldOut, holding } = ensemble;
  const some = holding?.runs !== runs;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          {holding && <th scope="col">Held-out, {some ? "runs that hold" : "mean"}</th>}
          {holding && <th scope="col">Train, {some ? "runs that hold" : "mean"}</th>}
          {some && <th scope="col">Held-out, all runs</th>}
        </tr>
      </thead>
      <tbody>
        {Array.from(step, (at, i) => (
          <tr key={at}>
            <th scope="row">{steps(at)}</th>
            {holding && <td>{reward(holding.heldOut[i] ?? 0)}</td>}
            {holding && <td>{reward(holding.train[i] ?? 0)}</td>}
            {some && <td>{reward(heldOut[i] ?? 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
