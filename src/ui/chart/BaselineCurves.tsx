import { memo } from "react";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { linePath, type PlotArea, xOf, yOf } from "./geometry.ts";
import "./BaselineCurves.css";

interface Props {
  readonly ensemble: Ensemble;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** The held-out mean of the baseline's runs that hold, with its label at the end. */
export const BaselineCurves = memo(function BaselineCurves({ ensemble, area, last }: Props) {
  const { step, holding } = ensemble;
  if (!holding) return null;
  const end = holding.heldOut.length - 1;
  return (
    <g className="baseline-curves">
      <path className="held-out" d={linePath(area, step, holding.heldOut, last)} />
      <text x={xOf(area, step[end] ?? last, last) - 4} y={yOf(area, holding.heldOut[end] ?? 0) + 16} textAnchor="end">
        baseline
      </text>
    </g>
  );
});
