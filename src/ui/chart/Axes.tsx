import { memo } from "react";
import { type PlotArea, REWARD_TICKS, stepTicks, xOf, yOf } from "./geometry.ts";

interface Props {
  readonly area: PlotArea;
  /** Last optimizer step. */
  readonly last: number;
}

/** Axes and grid; memoized, because a drag moves the curves alone. */
export const Axes = memo(function Axes({ area, last }: Props) {
  return (
    <g className="axes">
      {REWARD_TICKS.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={area.x} x2={area.x + area.width} y1={yOf(area, tick)} y2={yOf(area, tick)} />
          <text x={area.x - 8} y={yOf(area, tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {stepTicks(last).map((tick) => (
        <text key={tick} x={xOf(area, tick, last)} y={area.y + area.height + 18} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={area.x + area.width / 2} y={area.y + area.height + 36} textAnchor="middle">
        optimizer steps
      </text>
    </g>
  );
});
