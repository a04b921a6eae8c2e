import { memo } from "react";
import type { Simulation } from "../../state/preview/sweepRuns.ts";
import { bandPath, linePath, type PlotArea, yOf } from "../chart/geometry.ts";

const WIDTH = 176;
const HEIGHT = 104;
/** Room for the labels of the reward axis at the left. */
const AREA: PlotArea = { x: 26, y: 6, width: WIDTH - 32, height: HEIGHT - 12 };
const TICKS: readonly number[] = [0, 0.5, 1];

interface Props {
  readonly simulation: Simulation | undefined;
  readonly epochs: number;
  /** Epochs of the longest run: the width of every chart. */
  readonly longest: number;
}

/** One small chart; its caption says what it shows. */
export const Multiple = memo(function Multiple({ simulation, epochs, longest }: Props) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={AREA.x} x2={AREA.x + AREA.width} y1={yOf(AREA, tick)} y2={yOf(AREA, tick)} />
          <text x={AREA.x - 5} y={yOf(AREA, tick) + 3} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {simulation && <Curves {...simulation} share={epochs / longest} />}
    </svg>
  );
});

/** The curves over their share of the width. */
function Curves({ ensemble, share }: Simulation & { share: number }) {
  const { step, train, heldOut, low, high } = ensemble;
  const last = (step[step.length - 1] ?? 1) / share;
  return (
    <g className="curves">
      <path className="band" d={bandPath(AREA, step, low, high, last)} />
      <path className="held-out" d={linePath(AREA, step, heldOut, last)} />
      <path className="train" d={linePath(AREA, step, train, last)} />
    </g>
  );
}
