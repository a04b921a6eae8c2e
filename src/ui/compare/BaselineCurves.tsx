import { memo } from "react";
import type { Ensemble } from "../../simulator/ensemble.ts";
import { linePath, type PlotArea, xOf } from "../chart/geometry.ts";
import "./compare.css";

export interface BaselineCurvesProps {
  readonly ensemble: Ensemble;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
  /** Baselines of the two labels. */
  readonly trainLabel: number;
  readonly heldOutLabel: number;
}

/** The baseline's means, drawn in dashes and dots of their own beside the settings' curve. */
export const BaselineCurves = memo(function BaselineCurves({
  ensemble,
  area,
  last,
  trainLabel,
  heldOutLabel,
}: BaselineCurvesProps) {
  const { step, train, heldOut } = ensemble;
  const right = xOf(area, step[step.length - 1] ?? last, last) + 7;
  return (
    <g className="baseline-curves">
      <path className="held-out" d={linePath(area, step, heldOut, last)} />
      <path className="train" d={linePath(area, step, train, last)} />
      <text className="train" x={right} y={trainLabel}>
        baseline
      </text>
      <text x={right} y={heldOutLabel}>
        base held-out
      </text>
    </g>
  );
});
