import { useEffect, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { usePreview, useStores } from "../parts/context.ts";
import { sensitivityText } from "./sensitivityText.ts";
import { TRACK_AREA, trackCurvePaths } from "./trackCurvePaths.ts";
import "./TrackCurve.css";

/** Distance from the window within which a curve is simulated. */
const NEAR = "300px 0px";

function useStrip(field: AdjustableField) {
  const { sensitivity } = useStores();
  const strip = useStore(sensitivity.store, ({ strips }) => strips[field]);
  const stale = useStore(sensitivity.store, (state) => state.stale.includes(field));
  return { strip, stale };
}

/**
 * Draws the simulated held-out reward by value of a field, and the collapse risk as a dashed line, over the nearest positioned ancestor: the
 * track. Simulates them while the track is near the window, at 16 and then 64 runs per value. Hidden from screen readers, which read
 * `TrackCurveText`.
 */
export function TrackCurve({ field }: { field: AdjustableField }) {
  const { sensitivity } = useStores();
  const { strip, stale } = useStrip(field);
  const drawing = useRef<SVGSVGElement>(null);
  const paths = useMemo(() => strip && trackCurvePaths(field, strip.points), [field, strip]);

  useEffect(() => {
    const element = drawing.current;
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
    <svg
      ref={drawing}
      className={field === "loraRank" ? "track-curve over-ranks" : "track-curve"}
      viewBox={`0 0 ${TRACK_AREA.width} ${TRACK_AREA.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      data-stale={stale || undefined}
    >
      {paths && (
        <>
          <path className="mean" d={paths.heldOut} />
          <path className="collapse" d={paths.collapse} />
        </>
      )}
    </svg>
  );
}

/** Describes the curve in the track in one line: "Simulated held-out reward (line): peaks at 9e-5–1.5e-4 (0.70)". */
export function TrackCurveText({ field }: { field: AdjustableField }) {
  const { strip, stale } = useStrip(field);
  // after a failure nothing is in progress; the preview shows the reason
  const failed = usePreview(({ status }) => status === "failed");
  return (
    <p className="sensitivity muted" aria-busy={!failed && (strip === undefined || stale)}>
      {strip
        ? `Simulated held-out reward (line): ${sensitivityText(strip)}${stale ? " · updating…" : ""}`
        : !failed && "Simulated held-out reward: updating…"}
    </p>
  );
}
