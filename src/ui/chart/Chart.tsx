import { type PointerEvent, Suspense, useLayoutEffect, useRef, useState } from "react";
import { usePreview } from "../parts/context.ts";
import { DrawContext, type FrameProps } from "./Axes.tsx";
import { Curves } from "./Curves.tsx";
import { marginOf, type PlotArea, plotArea, REWARD_AXIS_WIDTH } from "./geometry.ts";
import { Labels } from "./Labels.tsx";
import { BaselineCurves } from "./lazyBaseline.ts";
import { LazyFrame } from "./lazyFrame.ts";
import { Readout, ReadoutLine, readoutText } from "./Readout.tsx";
import "./Chart.css";

/** Pixels of the chart until it is measured: those it has on a wide screen. The plain frame scales to its box. */
const FIRST_BOX = { width: 604, height: 310 };

const lastOf = (values: ArrayLike<number> | undefined) => values?.[values.length - 1];

/** The curve as it follows a drag, with a readout for pointer and keyboard. */
export function Chart() {
  const stage = usePreview((preview) => preview.stage);
  const baseline = usePreview((preview) => preview.baseline?.ensemble);
  const [box, setBox] = useState(FIRST_BOX);
  const [at, setAt] = useState<number>();
  const holder = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    const measure = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const count = stage?.ensemble.step.length ?? 0;
  const index = at === undefined ? undefined : Math.min(at, count - 1);
  const own = lastOf(stage?.ensemble.step) ?? 1;
  const last = Math.max(own, lastOf(baseline?.step) ?? 1);
  const margin = marginOf(baseline !== undefined);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const area = plotArea(event.currentTarget.clientWidth, event.currentTarget.clientHeight, margin);
    const share = (event.clientX - event.currentTarget.getBoundingClientRect().left - area.x) / area.width;
    setAt(
      share < -0.02 || share > 1.02 || count === 0
        ? undefined
        : Math.round(Math.min(1, Math.max(0, (share * last) / own)) * (count - 1)),
    );
  };

  const frame: FrameProps = { ...box, last, paired: baseline !== undefined };
  const draw = (area: PlotArea) => {
    if (!stage) return null;
    const { ensemble } = stage;
    return (
      <>
        <Curves stage={stage} area={area} last={last} />
        {baseline && (
          // its dashes over the line: where both agree, both are seen
          <Suspense>
            <BaselineCurves ensemble={baseline} area={area} last={last} />
          </Suspense>
        )}
        <Labels ensemble={ensemble} baseline={baseline} area={area} last={last} />
        {index !== undefined && <ReadoutLine ensemble={ensemble} index={index} area={area} last={last} />}
      </>
    );
  };

  return (
    <div className="chart">
      <div className="canvas" ref={holder} onPointerMove={follow} onPointerLeave={() => setAt(undefined)}>
        <div aria-hidden="true">
          <DrawContext value={draw}>
            <LazyFrame {...frame} />
          </DrawContext>
        </div>
        {stage && (
          <input
            type="range"
            className="reader"
            aria-label="Read the curve at a step"
            aria-valuetext={readoutText(stage.ensemble, index ?? count - 1, baseline)}
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
      <Readout ensemble={stage?.ensemble} index={index} baseline={baseline} />
    </div>
  );
}
