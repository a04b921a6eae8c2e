import { memo, useMemo } from "react";
import {
  Area,
  ComposedChart,
  getNiceTickValues,
  Line,
  type MouseHandlerDataParam,
  ReferenceArea,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { ReportedTrend } from "../../diagnosis/verdict/reportedTrend.ts";
import { HorizontalGrid } from "../chart/HorizontalGrid.tsx";
import type { FanRow } from "../forecast/fanRows.ts";
import { shortNumber, steps } from "../parts/format.ts";
import { type ChartPointerStore, ReadoutLine, Selection, SpanLabels, VerticalLines } from "./chartOverlays.tsx";
import { useCountUp } from "./countUp.ts";
import type { RunAxis } from "./runAxis.ts";
import { type Domain, type RunRow, runRows, type Span, spacedOut } from "./runRows.ts";
import "../chart/recharts.css";

interface EvidenceSpan {
  readonly text: string;
  /** Its name on the chart. */
  readonly label: string;
  readonly span: Span;
}

/** Returns the spans of the evidence that comes from the reward. */
export const evidenceSpans = ({ evidence }: Diagnosis, { reward, rewardColumn }: Series): EvidenceSpan[] =>
  evidence.flatMap(({ from, to = reward.length - 1, column, text, label }) =>
    label !== undefined && from !== undefined && (column === undefined || column === rewardColumn)
      ? [{ text, label, span: [from, to] as const }]
      : [],
  );

interface Props {
  readonly series: Series;
  readonly trend: ReportedTrend;
  readonly axis: RunAxis;
  readonly evidence: readonly EvidenceSpan[];
  readonly span: Span;
  /** The forecast beyond the last point; empty where it is not drawn. */
  readonly fan: readonly FanRow[];
  readonly domain: Domain;
  readonly pointing: ChartPointerStore;
  /** Called with the two positions between which the pointer was dragged. */
  readonly onSelect: (one: number, other: number) => void;
}

const noRows: readonly (RunRow | FanRow)[] = [];

const still = { type: "linear", connectNulls: true, isAnimationActive: false, dot: false, activeDot: false } as const;

/** A run as a chart with tooltip; a drag selects a span. */
export const RunPlot = memo(function RunPlot({
  series,
  trend,
  axis,
  evidence,
  span,
  fan,
  domain,
  pointing,
  onSelect,
}: Props) {
  const { places, stepAt } = axis;
  // recharts mounts in one task and draws its rows in another: both take long
  const isMounted = useCountUp(1) === 1;
  const rows = useMemo(
    () => (isMounted ? [...runRows(series, trend, axis, span), ...fan] : noRows),
    [isMounted, series, trend, axis, span, fan],
  );
  const placeOf = (point: number) => places[point] ?? 0;
  const [from, to] = domain;
  const restarts = series.restarts.map(placeOf).filter((place) => place >= from && place <= to);
  const drag = ({ activeLabel }: MouseHandlerDataParam, isStart: boolean) => {
    if (activeLabel === undefined) return;
    const place = Number(activeLabel);
    pointing.setState(({ drag: before }) => ({
      drag: isStart ? { from: place, to: place } : before && { from: before.from, to: place },
    }));
  };
  const release = () => {
    const { drag: dragged } = pointing.getState();
    pointing.setState({ drag: undefined });
    if (dragged && dragged.from !== dragged.to) onSelect(dragged.from, dragged.to);
  };
  return (
    <ComposedChart
      responsive
      data={rows}
      accessibilityLayer={false}
      className="run-plot"
      onMouseDown={(state) => drag(state, true)}
      onMouseMove={(state) => drag(state, false)}
      onMouseUp={release}
      onMouseLeave={release}
    >
      {evidence.map(({ text, span: [first, last] }) => (
        <ReferenceArea key={text} className="span" x1={placeOf(first)} x2={placeOf(last)} ifOverflow="hidden" />
      ))}
      <HorizontalGrid />
      <XAxis
        dataKey="at"
        type="number"
        domain={domain}
        allowDataOverflow
        ticks={getNiceTickValues([from, to], 6, false, "snap125").filter((tick) => tick >= from && tick <= to)}
        tickFormatter={(place: number) => steps(stepAt(place))}
      />
      <YAxis width={48} domain={["auto", "auto"]} tickFormatter={shortNumber} />
      <VerticalLines className="restart" places={spacedOut(restarts, to - from)} />
      {fan.length > 0 && <Area className="fan" dataKey="fan" stroke="none" {...still} />}
      {fan.length > 0 && <Line className="forecast-line" dataKey="predicted" {...still} />}
      <Line className="points" dataKey="reward" {...still} />
      <Area className="band" dataKey="band" stroke="none" {...still} />
      <Line className="level" dataKey="level" {...still} />
      <Line className="held-out" dataKey="heldOut" {...still} />
      <Tooltip isAnimationActive={false} content={(props) => <RowText {...props} stepAt={stepAt} />} />
      <SpanLabels
        spans={evidence.map(({ label, span: [first, last] }) => ({ label, from: placeOf(first), to: placeOf(last) }))}
      />
      <ReadoutLine store={pointing} places={places} />
      <Selection store={pointing} />
    </ComposedChart>
  );
});

/** The tooltip: the values at the pointer. */
function RowText({ active, payload, stepAt }: TooltipContentProps & Pick<RunAxis, "stepAt">) {
  const row: (RunRow & Partial<FanRow>) | undefined = payload[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="card chart-tooltip">
      <b>step {steps(stepAt(row.at))}</b>
      {row.reward !== undefined && <span>reward {shortNumber(row.reward)}</span>}
      {row.level !== undefined && <span>trend {shortNumber(row.level)}</span>}
      {row.predicted !== undefined && row.fan && (
        <span>
          forecast {shortNumber(row.predicted)} ({shortNumber(row.fan[0])}–{shortNumber(row.fan[1])})
        </span>
      )}
      {row.heldOut !== undefined && <span>held-out {shortNumber(row.heldOut)}</span>}
    </div>
  );
}
