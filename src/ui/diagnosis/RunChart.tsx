import { memo, useMemo, useState } from "react";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import {
  type Axes,
  areaOf,
  axesOf,
  drawnPoints,
  extentOf,
  figure,
  HEIGHT,
  niceTicks,
  pathOf,
  placesOf,
  toldApart,
  WIDTH,
} from "../chart/scales.ts";

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
}

function frameOf({ reward, heldOut }: Series) {
  const extent = extentOf(reward, heldOut?.reward);
  const room = (extent.high - extent.low) * 0.04;
  return { extent, axes: axesOf(reward.length, { low: extent.low - room, high: extent.high + room }) };
}

/** What is drawn of a run whatever is read off it; of a long run that is work. */
const Curves = memo(function Curves({ series, diagnosis: { trend }, axes }: Props & { readonly axes: Axes }) {
  const { step, reward, heldOut, restarts } = series;
  const { x, y } = axes;
  const places = heldOut ? placesOf(step, heldOut.step) : [];
  return (
    <>
      {toldApart(restarts, axes).map((point) => (
        <line key={point} className="restart" x1={x(point)} x2={x(point)} y1={0} y2={HEIGHT} />
      ))}
      <path className="points" d={pathOf(reward, axes)} />
      <path className="band" d={areaOf(trend.low, trend.high, axes)} />
      <path className="level" d={pathOf(trend.level, axes)} />
      {heldOut && (
        <polyline
          className="held-out"
          points={drawnPoints(heldOut.reward)
            .map((i) => `${x(places[i] ?? 0)},${y(heldOut.reward[i] ?? 0)}`)
            .join(" ")}
        />
      )}
    </>
  );
});

/** Reward as it was logged, its trend with what it may be as well, held-out points, and the evidence shaded. */
export function RunChart({ series, diagnosis }: Props) {
  const { step, reward, heldOut, restarts } = series;
  const { trend, evidence } = diagnosis;
  const [at, setAt] = useState<number>();
  const { extent, axes } = useMemo(() => frameOf(series), [series]);
  const { x, y } = axes;
  const percent = (units: number, whole: number) => `${(100 * units) / whole}%`;
  const spans = evidence.filter(
    ({ from, column }) => from !== undefined && (column === undefined || column === series.rewardColumn),
  );
  const index = at ?? reward.length - 1;
  const last = reward.length - 1;
  return (
    <figure className="run-chart">
      <div className="plot">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {spans.map(({ from = 0, to = last, text }) => (
            <rect key={text} className="span" x={x(from)} width={Math.max(6, x(to) - x(from))} y={0} height={HEIGHT} />
          ))}
          {niceTicks(extent.low, extent.high).map((tick) => (
            <line key={tick} className="grid" x1={0} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
          ))}
          <Curves series={series} diagnosis={diagnosis} axes={axes} />
          {at !== undefined && <line className="reader-line" x1={x(at)} x2={x(at)} y1={0} y2={HEIGHT} />}
        </svg>
        {niceTicks(extent.low, extent.high).map((tick) => (
          <span key={tick} className="y-tick" aria-hidden="true" style={{ top: percent(y(tick), HEIGHT) }}>
            {figure(tick)}
          </span>
        ))}
        <input
          type="range"
          className="reader"
          aria-label="Read the run at a point"
          aria-valuetext={`step ${figure(step[index] ?? 0)}: reward ${figure(reward[index] ?? 0)}, trend ${figure(trend.level[index] ?? 0)}`}
          min={0}
          max={Math.max(1, last)}
          step={1}
          value={index}
          onChange={(event) => setAt(event.target.valueAsNumber)}
          onBlur={() => setAt(undefined)}
        />
      </div>
      <p className="x-ticks" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <span key={share}>{(step[Math.round(share * last)] ?? 0).toLocaleString("en-US")}</span>
        ))}
      </p>
      <figcaption className="quiet">
        <span>
          {at === undefined
            ? `${series.rewardColumn} by step.`
            : `Step ${(step[at] ?? 0).toLocaleString("en-US")}: reward ${figure(reward[at] ?? 0)}, trend ${figure(trend.level[at] ?? 0)}.`}
        </span>{" "}
        Thin: as logged. Thick: its trend, with two standard errors around it.
        {heldOut && ` Dashed: held-out (${heldOut.column}).`}
        {spans.length > 0 && " Shaded: what the verdict rests on."}
        {restarts.length > 0 &&
          ` Upright lines: the step counter went back there, ${restarts.length} ${restarts.length === 1 ? "time" : "times"}.`}
      </figcaption>
    </figure>
  );
}
