import { useStore } from "zustand";
import { valueAt } from "../../schema/curve.ts";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { useStores } from "../parts/context.ts";
import { reward, steps } from "../parts/format.ts";
import { type PlotArea, xOf, yOf } from "./geometry.ts";

interface Point {
  readonly ensemble: Ensemble;
  readonly index: number;
}

/** A line at the selected step, with a dot on each mean. */
export function ReadoutLine({ ensemble, index, area, last }: Point & { area: PlotArea; last: number }) {
  const { step, holding } = ensemble;
  const x = xOf(area, step[index] ?? 0, last);
  return (
    <g className="readout-line">
      <line x1={x} x2={x} y1={area.y} y2={area.y + area.height} />
      {holding && (
        <>
          <circle className="train" cx={x} cy={yOf(area, holding.train[index] ?? 0)} r={4} />
          <circle className="held-out" cx={x} cy={yOf(area, holding.heldOut[index] ?? 0)} r={4} />
        </>
      )}
    </g>
  );
}

/** Describes the baseline's held-out reward at a step. */
function besides(baseline: Ensemble | undefined, step: number): string {
  const value = baseline?.holding ? valueAt(baseline.step, baseline.holding.heldOut, step) : Number.NaN;
  return Number.isNaN(value) ? "" : `; baseline held-out ${reward(value)}`;
}

/** Describes the means at a step: "step 30: held-out 0.55, train 0.56 (mean of 51 that hold)". */
export function readoutText({ runs, step, holding }: Ensemble, index: number, baseline?: Ensemble): string {
  const at = step[index] ?? 0;
  const values = holding
    ? `held-out ${reward(holding.heldOut[index] ?? 0)}, train ${reward(holding.train[index] ?? 0)} (mean of ${holding.runs === runs ? `${runs} runs` : `${holding.runs} that hold`})`
    : `all ${runs} runs collapse`;
  return `step ${steps(at)}: ${values}${besides(baseline, at)}`;
}

interface Props {
  readonly ensemble: Ensemble | undefined;
  readonly index: number | undefined;
  readonly baseline: Ensemble | undefined;
}

/** The values at the selected step, or the legend. */
export function Readout({ ensemble, index, baseline }: Props) {
  const before = useStore(useStores().ghost.store, (ghost) => ghost.before?.holding !== undefined);
  return (
    <p className="readout" id="readout" data-reading={index !== undefined || undefined}>
      {ensemble && index !== undefined
        ? readoutText(ensemble, index, baseline)
        : `Thin: single runs · bold: mean of those that hold · dashed: train${before ? " · dotted: before the change" : baseline ? " · dotted: baseline" : ""}`}
    </p>
  );
}
