import { memo } from "react";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import { linePath, linesPath, type PlotArea } from "./geometry.ts";

interface Props {
  readonly stage: PreviewStage;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** Every run as a thin line of its held-out reward, one path for those that hold and one for those that collapse; the means of those that hold. */
export const Curves = memo(function Curves({ stage, area, last }: Props) {
  const { runs, ends, ensemble } = stage;
  const { step, holding } = ensemble;
  const linesOf = (collapses: 0 | 1) =>
    linesPath(
      area,
      step,
      runs.filter((_, i) => ends.collapses[i] === collapses).map(({ heldOut }) => heldOut),
      last,
    );
  return (
    <g className="curves">
      <path className="run holding" d={linesOf(0)} />
      <path className="run collapsing" d={linesOf(1)} />
      {holding && (
        <>
          <path className="train" d={linePath(area, step, holding.train, last)} />
          <path className="held-out" d={linePath(area, step, holding.heldOut, last)} />
        </>
      )}
    </g>
  );
});
