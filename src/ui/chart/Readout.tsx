import { valueAt } from "../../schema/curve.ts";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { reward, steps } from "../parts/format.ts";
import { type PlotArea, xOf, yOf } from "./geometry.ts";

interface Point {
  readonly ensemble: Ensemble;
  readonly index: number;
}

/** A line at the selected point, with a dot on each mean. */
export function ReadoutLine({ ensemble, index, area, last }: Point & { area: PlotArea; last: number }) {
  const x = xOf(area, ensemble.step[index] ?? 0, last);
  return (
    <g className="readout-line">
      <line x1={x} x2={x} y1={area.y} y2={area.y + area.height} />
      <circle className="train" cx={x} cy={yOf(area, ensemble.train[index] ?? 0)} r={4} />
      <circle className="held-out" cx={x} cy={yOf(area, ensemble.heldOut[index] ?? 0)} r={4} />
    </g>
  );
}

/** Describes the baseline's train reward at a step. */
function besides(baseline: Ensemble | undefined, step: number): string {
  const value = baseline ? valueAt(baseline.step, baseline.train, step) : Number.NaN;
  return Number.isNaN(value) ? "" : `; baseline train ${reward(value)}`;
}

/** Describes the selected point for screen readers. */
export const readoutText = ({ step, train, heldOut }: Ensemble, index: number, baseline?: Ensemble) =>
  `step ${steps(step[index] ?? 0)}: train ${reward(train[index] ?? 0)}, held-out ${reward(heldOut[index] ?? 0)}${besides(baseline, step[index] ?? 0)}`;

interface Read {
  readonly ensemble: Ensemble | undefined;
  readonly index: number | undefined;
  readonly baseline: Ensemble | undefined;
}

/** The values at the selected point, or the legend. */
export function Readout({ ensemble, index, baseline }: Read) {
  return (
    <p className="readout" id="readout" data-reading={index !== undefined || undefined}>
      {ensemble && index !== undefined ? (
        <>
          step {steps(ensemble.step[index] ?? 0)}: train <b>{reward(ensemble.train[index] ?? 0)}</b> (
          {reward(ensemble.low[index] ?? 0)} to {reward(ensemble.high[index] ?? 0)} in 8 of 10 runs), held-out{" "}
          <b>{reward(ensemble.heldOut[index] ?? 0)}</b>
          {besides(baseline, ensemble.step[index] ?? 0)}
        </>
      ) : (
        "Lines: means over the runs. Band: the middle 80 % of them, which differ by luck in training and in the draw of the task. Grey: one run, as a trainer would log it."
      )}
    </p>
  );
}
