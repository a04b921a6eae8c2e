import { memo } from "react";
import type { RunEnds } from "../../simulator/runs/runEnds.ts";
import type { PlotArea } from "./geometry.ts";
import { countLabels, dotsOf, dotsPath } from "./runDots.ts";

/** One dot per run beside the height where it ended, with the numbers of runs that hold and that collapse. */
export const RunDots = memo(function RunDots({ ends, area }: { ends: RunEnds; area: PlotArea }) {
  const dots = dotsOf(ends, area);
  return (
    <g className="run-dots">
      <path className="holding" d={dotsPath(dots.filter(({ collapsed }) => !collapsed))} />
      <path className="collapsing" d={dotsPath(dots.filter(({ collapsed }) => collapsed))} />
      {countLabels(dots).map(({ text, collapsed, x, y }) => (
        <text key={text} className={collapsed ? "collapsing" : "holding"} x={x - 2} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
});
