import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { curveText } from "../chart/curveText.ts";
import { useComparison, usePreview } from "../parts/context.ts";
import { Fold } from "../parts/Fold.tsx";
import { reward, steps } from "../parts/format.ts";

/** The curve for those who cannot see it or want to copy it: in sentences, then point by point. */
export const CurveText = () => (
  <Fold className="fold" summary="Curve in words and numbers">
    <Content />
  </Fold>
);

function Content() {
  const ensemble = usePreview(({ stage }) => stage?.ensemble);
  const baseline = useComparison((comparison) => comparison.baseline?.ensemble);
  if (!ensemble) return <p>Simulating…</p>;
  return (
    <>
      <ul aria-label="The curve in words">
        {curveText(ensemble, baseline).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <CurveTable ensemble={ensemble} />
    </>
  );
}

function CurveTable({ ensemble }: { ensemble: Ensemble }) {
  const { step, train, low, high, heldOut } = ensemble;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Train, mean</th>
          <th scope="col">10&nbsp;%</th>
          <th scope="col">90&nbsp;%</th>
          <th scope="col">Held-out, mean</th>
        </tr>
      </thead>
      <tbody>
        {Array.from(step, (at, i) => (
          <tr key={at}>
            <th scope="row">{steps(at)}</th>
            <td>{reward(train[i] ?? 0)}</td>
            <td>{reward(low[i] ?? 0)}</td>
            <td>{reward(high[i] ?? 0)}</td>
            <td>{reward(heldOut[i] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
