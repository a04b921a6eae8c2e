import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import type { FanRow } from "../forecast/fanRows.ts";
import { shortNumber, steps } from "../parts/format.ts";
import type { ChartPointer } from "./chartOverlays.tsx";
import { evidenceSpans, RunPlot } from "./RunPlot.tsx";
import type { RunAxis } from "./runAxis.ts";
import type { Domain } from "./runRows.ts";
import type { Zoom } from "./zoom.ts";

interface Props {
  readonly series: Series;
  readonly diagnosis: Diagnosis;
  readonly axis: RunAxis;
  readonly zoom: Zoom;
  /** The forecast beyond the last point; empty where it is not drawn. */
  readonly fan: readonly FanRow[];
  readonly domain: Domain;
}

/** Logged reward, trend with its interval, held-out evaluations and shaded evidence; a range input reads it by keyboard. */
export function RunChart({ series, diagnosis, axis, zoom, fan, domain }: Props) {
  const { step, reward, heldOut, restarts } = series;
  const { trend } = diagnosis;
  const [pointing] = useState(() => createStore<ChartPointer>(() => ({ point: undefined, drag: undefined })));
  const point = useStore(pointing, (state) => state.point);
  const spans = useMemo(() => evidenceSpans(diagnosis, series), [diagnosis, series]);
  const [from, to] = zoom.span;
  const last = reward.length - 1;
  const read = point ?? to;
  return (
    <figure className="run-chart">
      <div className="plot">
        <div aria-hidden="true">
          <RunPlot
            series={series}
            trend={trend}
            axis={axis}
            evidence={spans}
            fan={fan}
            domain={domain}
            span={zoom.span}
            pointing={pointing}
            onSelect={zoom.toPlaces}
          />
        </div>
        <input
          type="range"
          className="reader"
          aria-label="Read the run at a point"
          aria-valuetext={`step ${shortNumber(step[read] ?? 0)}: reward ${shortNumber(reward[read] ?? 0)}, trend ${shortNumber(trend.level[read] ?? 0)}`}
          min={0}
          max={Math.max(1, last)}
          step={1}
          value={read}
          onChange={({ target }) => {
            pointing.setState({ point: target.valueAsNumber });
            zoom.reach(target.valueAsNumber);
          }}
          onBlur={() => pointing.setState({ point: undefined })}
        />
      </div>
      <p className="actions small-buttons">
        <button type="button" aria-disabled={zoom.isClosest} onClick={() => zoom.isClosest || zoom.by(0.5, point)}>
          Zoom in
        </button>
        <button type="button" aria-disabled={zoom.isWhole} onClick={() => zoom.isWhole || zoom.by(2, point)}>
          Zoom out
        </button>
        <button type="button" aria-disabled={zoom.isWhole} onClick={zoom.reset}>
          Whole run
        </button>
        <span className="muted" role="status">
          {!zoom.isWhole && `Steps ${steps(step[from] ?? 0)} to ${steps(step[to] ?? 0)}`}
        </span>
      </p>
      <figcaption className="quiet">
        <span>
          {point === undefined
            ? `${series.rewardColumn} by step.`
            : `Step ${steps(step[point] ?? 0)}: reward ${shortNumber(reward[point] ?? 0)}, trend ${shortNumber(trend.level[point] ?? 0)}.`}
        </span>{" "}
        Thin: as logged. Bold: trend ± 2 standard errors.
        {fan.length > 0 && " Beyond the last step: forecast with its 80% interval."}
        {heldOut && ` Dashed: held-out (${heldOut.column}).`}
        {restarts.length > 0 && ` Dotted lines: the step counter restarts (${restarts.length}).`}
      </figcaption>
    </figure>
  );
}
