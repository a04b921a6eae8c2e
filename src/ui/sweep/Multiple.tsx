import { memo, useMemo } from "react";
import { Area, ComposedChart, Line, Tooltip, type TooltipContentProps, XAxis, YAxis } from "recharts";
import type { Simulation } from "../../state/preview/sweepRuns.ts";
import { HorizontalGrid } from "../chart/HorizontalGrid.tsx";
import { reward } from "../parts/format.ts";
import "../chart/recharts.css";

interface Row {
  readonly epoch: number;
  readonly train: number;
  readonly heldOut: number;
  /** 10th and 90th percentile of the runs. */
  readonly band: readonly [low: number, high: number];
}

/** Returns the evaluation points of a simulation by epoch. */
function rowsOf({ ensemble }: Simulation, epochs: number): Row[] {
  const { step, train, heldOut, low, high } = ensemble;
  const last = step[step.length - 1] ?? 1;
  return Array.from(step, (at, i) => ({
    epoch: (at / last) * epochs,
    train: train[i] ?? 0,
    heldOut: heldOut[i] ?? 0,
    band: [low[i] ?? 0, high[i] ?? 0],
  }));
}

interface Props {
  readonly simulation: Simulation | undefined;
  readonly epochs: number;
  /** Epochs of the longest run: the axis of every chart. */
  readonly longest: number;
}

const still = { type: "linear", dot: false, activeDot: false, isAnimationActive: false } as const;
const rewardTicks = [0, 0.5, 1];

/** One small chart of a sweep; its caption describes it. */
export const Multiple = memo(function Multiple({ simulation, epochs, longest }: Props) {
  const rows = useMemo(() => (simulation ? rowsOf(simulation, epochs) : []), [simulation, epochs]);
  return (
    <div aria-hidden="true">
      <ComposedChart responsive data={rows} accessibilityLayer={false} className="multiple">
        <HorizontalGrid />
        <XAxis dataKey="epoch" type="number" domain={[0, longest]} ticks={[0, longest]} height={20} />
        <YAxis width={26} domain={[0, 1]} ticks={rewardTicks} />
        <Area className="band" dataKey="band" stroke="none" {...still} />
        <Line className="train" dataKey="train" {...still} />
        <Line className="held-out" dataKey="heldOut" {...still} />
        <Tooltip isAnimationActive={false} content={RowText} />
      </ComposedChart>
    </div>
  );
});

function RowText({ active, payload }: TooltipContentProps) {
  const row: Row | undefined = payload[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="card chart-tooltip">
      <b>epoch {row.epoch.toFixed(1)}</b>
      <span>train {reward(row.train)}</span>
      <span>held-out {reward(row.heldOut)}</span>
    </div>
  );
}
