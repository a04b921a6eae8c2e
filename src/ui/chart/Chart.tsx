import { type PointerEvent, Suspense, useEffect, useMemo, useRef, useState } from "react";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { usePreview } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import { Axes } from "./Axes.tsx";
import { BaselineCurves } from "./BaselineCurves.tsx";
import { Curves } from "./Curves.tsx";
import { Ghost } from "./Ghost.tsx";
import { isCompact, marginOf, plotArea, REWARD_AXIS_WIDTH } from "./geometry.ts";
import { Readout, ReadoutLine, readoutText } from "./Readout.tsx";
import { RunDots } from "./RunDots.tsx";
import "./Chart.css";

/** Pixels of the prerendered chart, those of a wide screen; until it is measured, the drawing is scaled to its box. */
const PRERENDERED_BOX = { width: 781, height: 325 };

const RawRun = lazyPart(
  async () => (await import("./RawRun.tsx")).RawRun,
  () => null,
);

const lastOf = (values: ArrayLike<number> | undefined) => values?.[values.length - 1];

/** The simulated runs, their means and that of a baseline, with a readout for pointer and keyboard. */
export function Chart({ baseline }: { baseline?: Ensemble | undefined }) {
  const stage = usePreview((preview) => preview.stage);
  const [box, setBox] = useState(PRERENDERED_BOX);
  const [at, setAt] = useState<number>();
  const [raw, setRaw] = useState(false);
  const holder = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    // called once at the start as well, after the layout, which is then not forced
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      setBox((before) =>
        before.width === clientWidth && before.height === clientHeight
          ? before
          : { width: clientWidth, height: clientHeight },
      );
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { width, height } = box;
  const compact = isCompact(width, height);
  const margin = marginOf(compact);
  const area = useMemo(() => plotArea(width, height, margin), [width, height, margin]);
  const ensemble = stage?.ensemble;
  const count = ensemble?.step.length ?? 0;
  const index = at === undefined ? undefined : Math.min(at, count - 1);
  const own = lastOf(ensemble?.step) ?? 1;
  const last = Math.max(own, lastOf(baseline?.step) ?? 1);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left - area.x) / area.width;
    setAt(
      share < -0.02 || share > 1.02 || count === 0
        ? undefined
        : Math.round(Math.min(1, Math.max(0, (share * last) / own)) * (count - 1)),
    );
  };

  return (
    <div className="chart">
      <div className="canvas" ref={holder} onPointerMove={follow} onPointerLeave={() => setAt(undefined)}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Axes area={area} last={last} compact={compact} />
          {stage && (
            <>
              {raw && (
                <Suspense>
                  <RawRun stage={stage} area={area} last={last} />
                </Suspense>
              )}
              <Curves stage={stage} area={area} last={last} />
              <Ghost area={area} last={last} />
              {/* over the line: where both agree, its dots leave both visible */}
              {baseline && <BaselineCurves ensemble={baseline} area={area} last={last} />}
              {!compact && <RunDots ends={stage.ends} area={area} />}
              {index !== undefined && <ReadoutLine ensemble={stage.ensemble} index={index} area={area} last={last} />}
            </>
          )}
        </svg>
        {ensemble && (
          <input
            type="range"
            className="reader"
            aria-label="Read the curve at a step"
            aria-valuetext={readoutText(ensemble, index ?? count - 1, baseline)}
            min={0}
            max={count - 1}
            step={1}
            value={index ?? count - 1}
            onChange={(event) => setAt(event.target.valueAsNumber)}
            onFocus={() => setAt(index ?? count - 1)}
            onBlur={() => setAt(undefined)}
            style={{ left: REWARD_AXIS_WIDTH, right: margin.right }}
          />
        )}
      </div>
      <div className="below-chart cluster">
        <Readout ensemble={ensemble} index={index} baseline={baseline} />
        <button type="button" className="link" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          Show raw run
        </button>
      </div>
    </div>
  );
}
