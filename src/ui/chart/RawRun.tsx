import { memo } from "react";
import type { PreviewStage } from "../../simulator/preview/client.ts";
import { toRewardLog } from "../../simulator/runs/toRewardLog.ts";
import { linePath, type PlotArea } from "./geometry.ts";

interface Props {
  readonly stage: PreviewStage;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** The train reward of the first run as a trainer logs it: noisy, averaged over a few steps per point and never below a pixel per point. */
export const RawRun = memo(function RawRun({ stage, area, last }: Props) {
  const { example, ensemble } = stage;
  const end = ensemble.step[ensemble.step.length - 1] ?? 1;
  const perPixel = Math.ceil((example.length * last) / (end * area.width));
  const { step, reward } = toRewardLog(example, ...(perPixel > 1 ? [2 * perPixel] : []));
  const scale = end / Math.max(1, example.length);
  const steps = step.map((at) => at * scale);
  return <path className="raw-run" d={linePath(area, steps, reward, last)} />;
});
