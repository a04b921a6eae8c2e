import { createContext, type ReactNode, useContext } from "react";
import { marginOf, type PlotArea, plotArea, REWARD_TICKS, stepTicks, xOf, yOf } from "./geometry.ts";

export interface FrameProps {
  readonly width: number;
  readonly height: number;
  /** Last optimizer step. */
  readonly last: number;
  /** Whether a baseline is drawn as well, whose labels need more room. */
  readonly paired?: boolean;
}

/** What is drawn inside a frame. A context, so that what moves does not render the frame around it again. */
export const DrawContext = createContext<(area: PlotArea) => ReactNode>(() => null);

/** The drawing of the context, in this area. */
export const Drawing = ({ area }: { area: PlotArea }) => useContext(DrawContext)(area);

/** Axes and grid without a library: what stands there, in the same size, until the chart library has come. */
export function PlainFrame({ width, height, last, paired = false }: FrameProps) {
  const area = plotArea(width, height, marginOf(paired));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="frame plain" aria-hidden="true">
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
      <Drawing area={area} />
    </svg>
  );
}
