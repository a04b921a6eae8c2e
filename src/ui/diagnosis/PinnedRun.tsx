import { figure } from "../../diagnosis/advice/summary.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { axesOf, extentOf, HEIGHT, pathOf, WIDTH } from "../chart/scales.ts";
import { useLog } from "../parts/context.ts";
import "./diagnosis.css";

/** The real run, small, beside the preview: what the settings are changed for stays in view. */
export function PinnedRun() {
  const name = useLog((state) => state.name);
  const run = useLog((state) => state.diagnosed);
  if (!run || "problem" in run) return null;
  const { series, diagnosis } = run;
  const axes = axesOf(series.reward.length, extentOf(series.reward));
  const { level, start, end, noise } = diagnosis.trend;
  return (
    <section className="pinned-run" aria-label="Your run, pinned">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="points" d={pathOf(series.reward, axes)} />
        <path className="level" d={pathOf(level, axes)} />
      </svg>
      <p>
        <strong>{verdictTitle(diagnosis.verdict)}.</strong> Your run, {name}, goes from {figure(start, noise)} to{" "}
        {figure(end, noise)}. Below, what the settings here do in the simulation: compare shapes, not numbers.
      </p>
    </section>
  );
}
