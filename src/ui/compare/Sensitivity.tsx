import { memo, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { toPosition } from "../../schema/fields/scale.ts";
import type { Strip } from "../../state/preview/sensitivity.ts";
import { bandPath, linePath } from "../chart/geometry.ts";
import { usePreview, useSettings, useStores } from "../parts/context.ts";
import { sensitivityText } from "./sensitivityText.ts";
import "./Sensitivity.css";

/** Drawing area in user units: the slider's length by rewards from 0 to 1. */
const AREA = { x: 0, y: 0, width: 100, height: 40 };
/** Distance from the window within which a strip is simulated. */
const NEAR = "300px 0px";

/** The simulated final reward by value of a field, on the scale of its track. */
export function Sensitivity({ field }: { field: AdjustableField }) {
  const { sensitivity } = useStores();
  const strip = useStore(sensitivity.store, ({ strips }) => strips[field]);
  const stale = useStore(sensitivity.store, (state) => state.stale.includes(field));
  // after a failure nothing is in progress; the preview shows the reason
  const failed = usePreview(({ status }) => status === "failed");
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => sensitivity.inView(field, entry?.isIntersecting ?? false), {
      rootMargin: NEAR,
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      sensitivity.inView(field, false);
    };
  }, [sensitivity, field]);

  return (
    <div
      className={field === "loraRank" ? "sensitivity over-ranks" : "sensitivity"}
      ref={holder}
      aria-busy={!failed && (strip === undefined || stale)}
    >
      <Drawing field={field} points={strip?.points ?? none} />
      <p>
        {strip
          ? `Simulated end of training by value: ${sensitivityText(strip)} (${stale ? "before the last change" : `${strip.runs} runs each`}).`
          : !failed && "Simulating the end of training by value …"}
      </p>
    </div>
  );
}

const none: Strip["points"] = [];

const Drawing = memo(function Drawing({ field, points }: Pick<Strip, "field" | "points">) {
  const at = points.map(({ value }) => toPosition(parameters[field].scale, value));
  const ends = points.map(({ end }) => end);
  const [lows, highs] = [points.map(({ low }) => low), points.map(({ high }) => high)];
  return (
    <svg viewBox={`0 0 ${AREA.width} ${AREA.height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="scale" d={`M0 0H${AREA.width}M0 ${AREA.height}H${AREA.width}`} />
      {points.length > 0 && <path className="band" d={bandPath(AREA, at, lows, highs, 1)} />}
      <Here field={field} />
      {points.length > 0 && <path className="mean" d={linePath(AREA, at, ends, 1)} />}
    </svg>
  );
});

/** A line at the present value. */
function Here({ field }: { field: AdjustableField }) {
  const x = useSettings(({ config }) => AREA.width * toPosition(parameters[field].scale, config[field]));
  return <line className="here" x1={x} x2={x} y1={0} y2={AREA.height} />;
}
