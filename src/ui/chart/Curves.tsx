import { memo } from "react";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { bandPath, linePath, type PlotArea } from "./geometry.ts";

/** A stage of more runs refines a curve that is already there, and is eased into; a new setting's first curve shows at once. */
const FIRST_STAGE = 4;
/** A run of more steps than this is drawn more faintly, or it would cover the means. */
const DENSE = 200;

interface Props {
  readonly stage: PreviewStage;
  readonly area: PlotArea;
  /** Last step of the axis: the curve's own, or that of a longer baseline. */
  readonly last: number;
}

/** Band, means and one example run, drawn into the area of whichever frame stands around them. */
export const Curves = memo(function Curves({ stage, area, last }: Props) {
  const { step, train, heldOut, low, high } = stage.ensemble;
  const example = toRewardLog(stage.example);
  return (
    <g className={stage.ensemble.runs > FIRST_STAGE ? "curves refined" : "curves"}>
      <path
        className={example.reward.length > DENSE ? "example dense" : "example"}
        d={linePath(area, example.step, example.reward, last)}
      />
      <path className="band" d={bandPath(area, step, low, high, last)} />
      <path className="held-out" d={linePath(area, step, heldOut, last)} />
      <path className="train" d={linePath(area, step, train, last)} />
    </g>
  );
});
