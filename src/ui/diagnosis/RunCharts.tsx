import { useDeferredValue, useMemo } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { type FanRow, fanRows } from "../forecast/fanRows.ts";
import { useLog } from "../parts/context.ts";
import { Deferred } from "../parts/Deferred.tsx";
import { OtherSeries } from "./OtherSeries.tsx";
import { RunChart } from "./RunChart.tsx";
import { runAxis } from "./runAxis.ts";
import { domainOf } from "./runRows.ts";
import { useZoom } from "./zoom.ts";

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

const noForecast: readonly FanRow[] = [];

/** The reward of a run and its other series, with a shared axis and zoom. */
export function RunCharts({ series, diagnosis }: Props) {
  const axis = useMemo(() => runAxis(series), [series]);
  const zoom = useZoom(axis);
  const forecast = useLog((state) => state.forecast);
  // the forecast in words comes first: the chart takes several frames to draw its own
  const fan = useDeferredValue(useMemo(() => fanRows(forecast, axis.places, series), [forecast, axis, series]));
  const drawnFan = zoom.isWhole ? fan : noForecast;
  const domain = useMemo(() => domainOf(axis, zoom.span, drawnFan), [axis, zoom.span, drawnFan]);
  return (
    <>
      <RunChart series={series} diagnosis={diagnosis} axis={axis} zoom={zoom} fan={drawnFan} domain={domain} />
      <Deferred>
        <OtherSeries series={series} axis={axis} span={zoom.span} domain={domain} />
      </Deferred>
    </>
  );
}
