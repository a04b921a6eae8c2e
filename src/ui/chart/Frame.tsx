import { memo } from "react";
import { CartesianGrid, Label, LineChart, usePlotArea, XAxis, YAxis } from "recharts";
import { Drawing, type FrameProps } from "./Axes.tsx";
import { marginOf, REWARD_AXIS_WIDTH, REWARD_TICKS, STEP_AXIS_HEIGHT, stepTicks } from "./geometry.ts";

// recharts draws axes, grid and size once from constant data; the curves are paths of our own inside it, which follow a drag
const nothing: { step: number }[] = [];
const rewardTicks = [...REWARD_TICKS];
const rewardDomain: [number, number] = [0, 1];

function Inside() {
  const area = usePlotArea();
  return area ? <Drawing area={area} /> : null;
}

/** The frame of the chart, drawn by recharts; rendered again only when its size or the number of steps changes. */
export const Frame = memo(function Frame({ width, height, last, paired = false }: FrameProps) {
  return (
    <LineChart
      width={width}
      height={height}
      margin={marginOf(paired)}
      data={nothing}
      className="frame"
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} className="grid" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[0, last]}
        ticks={stepTicks(last)}
        interval={0}
        height={STEP_AXIS_HEIGHT}
        axisLine={false}
        tickLine={false}
        allowDataOverflow
      >
        <Label value="optimizer steps" position="insideBottom" offset={2} />
      </XAxis>
      <YAxis
        domain={rewardDomain}
        ticks={rewardTicks}
        width={REWARD_AXIS_WIDTH}
        axisLine={false}
        tickLine={false}
        allowDataOverflow
      />
      <Inside />
    </LineChart>
  );
});
