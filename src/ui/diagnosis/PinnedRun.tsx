import { memo, useMemo } from "react";
import { Line, LineChart, XAxis, YAxis } from "recharts";
import { printedTrend } from "../../diagnosis/advice/summary.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { ReportedTrend } from "../../diagnosis/verdict/reportedTrend.ts";
import { visible } from "../../schema/values/quote.ts";
import { logOf } from "../../state/log/log.ts";
import { useLog, useStores } from "../parts/context.ts";
import { runAxis } from "./runAxis.ts";
import { MOST_SMALL_ROWS, runRows } from "./runRows.ts";
import "../chart/recharts.css";
import "./diagnosis.css";

/** The diagnosed run above the preview, so that it stays visible while settings change. */
export function PinnedRun() {
  const log = logOf(useStores().log);
  const name = useLog((state) => state.name);
  const run = useLog((state) => state.diagnosed);
  if (!run || "problem" in run) return null;
  const { series, diagnosis } = run;
  const { start, end } = printedTrend(diagnosis.trend);
  return (
    <section className="pinned-run" aria-label="Your run, pinned">
      <div aria-hidden="true">
        <SmallRun series={series} trend={diagnosis.trend} />
      </div>
      <p>
        <strong>{verdictTitle(diagnosis.verdict)}.</strong> Your run, {visible(name, 60)}: {start} → {end}. Below, the
        simulation of these settings: compare shapes, not numbers.{" "}
        <button type="button" className="link" onClick={log.close}>
          Remove this run
        </button>
      </p>
    </section>
  );
}

const SmallRun = memo(function SmallRun({ series, trend }: { series: Series; trend: ReportedTrend }) {
  const rows = useMemo(
    () => runRows(series, trend, runAxis(series), [0, series.reward.length - 1], MOST_SMALL_ROWS),
    [series, trend],
  );
  return (
    <LineChart responsive data={rows} accessibilityLayer={false} className="small-run">
      <XAxis dataKey="at" type="number" domain={["dataMin", "dataMax"]} hide />
      <YAxis domain={["dataMin", "dataMax"]} hide />
      <Line className="points" dataKey="reward" type="linear" connectNulls dot={false} isAnimationActive={false} />
      <Line className="level" dataKey="level" type="linear" connectNulls dot={false} isAnimationActive={false} />
    </LineChart>
  );
});
