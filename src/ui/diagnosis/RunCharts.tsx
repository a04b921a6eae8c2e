import { useMemo } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { OtherSeries } from "./OtherSeries.tsx";
import { RunChart } from "./RunChart.tsx";
import { runAxis } from "./runAxis.ts";
import { useZoom } from "./zoom.ts";

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

/** The reward of a run and its other series, with a shared axis and zoom. */
export function RunCharts({ series, diagnosis }: Props) {
  const axis = useMemo(() => runAxis(series), [series]);
  const zoom = useZoom(axis);
  return (
    <>
      <RunChart series={series} diagnosis={diagnosis} axis={axis} zoom={zoom} />
      <OtherSeries series={series} axis={axis} span={zoom.span} />
    </>
  );
}
