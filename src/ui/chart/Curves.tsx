import { memo } from "react";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { bandPath, linePath, type PlotArea } from "./geometry.ts";

/** Number of runs of a setting's first stage, which is drawn at once; curves of later stages are eased in. */
const FIRST_STAGE = 4;
/** Steps above which a single run is drawn fainter, because its line would cover the means. */
const DENSE = 200;

interface Props {
  readonly stage: PreviewStage;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** Band, means and one example run. */
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
