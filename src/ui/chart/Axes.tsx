import { memo } from "react";
import { steps } from "../parts/format.ts";
import { lastStep, type PlotArea, rewardTicks, stepTicks, xOf, yOf } from "./geometry.ts";

interface Props {
  readonly area: PlotArea;
  /** Last optimizer step. */
  readonly last: number;
  readonly compact: boolean;
}

/** Pixels by which the label of the last step may reach beyond the plot. */
const OVERHANG = 14;

/** Axes and grid; memoized, because a drag moves the curves alone. */
export const Axes = memo(function Axes({ area, last, compact }: Props) {
  const bottom = area.y + area.height + 18;
  return (
    <g className="axes">
      {rewardTicks(compact).map((tick) => (
        <g key={tick}>
          <line className="grid" x1={area.x} x2={area.x + area.width} y1={yOf(area, tick)} y2={yOf(area, tick)} />
          <text x={area.x - 8} y={yOf(area, tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {stepTicks(area, last)
        .slice(0, -1)
        .map((tick) => (
          <text key={tick} x={xOf(area, tick, last)} y={bottom} textAnchor="middle">
            {steps(tick)}
          </text>
        ))}
      <text className="last-step" x={area.x + area.width + OVERHANG} y={bottom} textAnchor="end">
        {lastStep(last)}
      </text>
    </g>
  );
});
