import { memo } from "react";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { linePath, type PlotArea } from "./geometry.ts";
import "./BaselineCurves.css";

export interface BaselineCurvesProps {
  readonly ensemble: Ensemble;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** The baseline's means, drawn in dashes and dots of their own beside the settings' curve. */
export const BaselineCurves = memo(function BaselineCurves({ ensemble, area, last }: BaselineCurvesProps) {
  const { step, train, heldOut } = ensemble;
  return (
    <g className="baseline-curves">
      <path className="held-out" d={linePath(area, step, heldOut, last)} />
      <path className="train" d={linePath(area, step, train, last)} />
    </g>
  );
});
