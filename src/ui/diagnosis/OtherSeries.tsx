import { memo, useMemo } from "react";
import { Line, LineChart, Tooltip, type TooltipContentProps, XAxis, YAxis } from "recharts";
import type { Series } from "../../diagnosis/log/log.ts";
import { shortNumber, steps } from "../parts/format.ts";
import { useCountUp } from "./countUp.ts";
import type { RunAxis } from "./runAxis.ts";
import { type ColumnRow, columnRows, type Domain, type Span } from "./runRows.ts";
import "../chart/recharts.css";

/** The series beside the reward, and what they are called. */
export const kinds = [
  ["completionLength", "Response length"],
  ["kl", "KL"],
  ["rewardStd", "Reward std"],
  ["zeroVarianceShare", "Zero-variance groups"],
  ["clippedShare", "Cut-off responses"],
  ["gradientNorm", "Gradient norm"],
  ["entropy", "Entropy"],
  ["learningRate", "Learning rate"],
] as const;

const lastOf = (values: Float64Array) => values.findLast(Number.isFinite) ?? Number.NaN;
const firstOf = (values: Float64Array) => values.find(Number.isFinite) ?? Number.NaN;

interface Shown {
  readonly axis: RunAxis;
  readonly span: Span;
  readonly domain: Domain;
}

/** Small charts of the log's other series, on the axis of the reward. */
export function OtherSeries({ series, axis, span, domain }: Shown & { series: Series }) {
  const logged = kinds.flatMap(([kind, label]) => {
    const values = series[kind];
    return values ? [{ label, values }] : [];
  });
  const drawn = useCountUp(logged.length);
  if (logged.length === 0) return null;
  return (
    <ul className="other-series no-markers" aria-label="The other series of the log">
      {logged.map(({ label, values }, place) => (
        <li key={label}>
          <p>
            <b>{label}</b> {shortNumber(firstOf(values))} <span aria-hidden="true">→</span>
            <span className="unseen">to</span> {shortNumber(lastOf(values))}
          </p>
          <div aria-hidden="true" className="small-plot">
            {place < drawn && <SmallPlot values={values} axis={axis} span={span} domain={domain} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

const SmallPlot = memo(function SmallPlot({ values, axis, span, domain }: Shown & { values: Float64Array }) {
  const rows = useMemo(() => columnRows(values, axis, span), [values, axis, span]);
  const { stepAt } = axis;
  return (
    <LineChart responsive data={rows} accessibilityLayer={false} className="small-plot">
      <XAxis dataKey="at" type="number" domain={domain} allowDataOverflow hide />
      {/* the lowest and the highest value: two round ticks around zero do not exist, and recharts seeks them without end */}
      <YAxis
        width={48}
        domain={["dataMin", "dataMax"]}
        padding={{ top: 3, bottom: 3 }}
        tickCount={2}
        interval={0}
        tickFormatter={shortNumber}
      />
      <Line dataKey="value" type="linear" dot={false} activeDot={false} isAnimationActive={false} />
      <Tooltip isAnimationActive={false} content={(props) => <ValueText {...props} stepAt={stepAt} />} />
    </LineChart>
  );
});

function ValueText({ active, payload, stepAt }: TooltipContentProps & Pick<RunAxis, "stepAt">) {
  const row: ColumnRow | undefined = payload[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="card chart-tooltip">
      <b>step {steps(stepAt(row.at))}</b>
      <span>{shortNumber(row.value ?? Number.NaN)}</span>
    </div>
  );
}
