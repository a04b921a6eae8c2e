import { memo } from "react";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { linePath, type PlotArea } from "./geometry.ts";
import "./BaselineCurves.css";

interface Props {
  readonly ensemble: Ensemble;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** The means of the baseline, drawn in dash patterns of their own. */
export const BaselineCurves = memo(function BaselineCurves({ ensemble, area, last }: Props) {
  const { step, train, heldOut } = ensemble;
  return (
    <g className="baseline-curves">
      <path className="held-out" d={linePath(area, step, heldOut, last)} />
      <path className="train" d={linePath(area, step, train, last)} />
    </g>
  );
});
