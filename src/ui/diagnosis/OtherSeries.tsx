import type { Series } from "../../diagnosis/log/log.ts";
import { axesOf, extentOf, figure, HEIGHT, pathOf, WIDTH } from "../chart/scales.ts";

const kinds = [
  ["completionLength", "Response length"],
  ["kl", "KL"],
  ["rewardStd", "Reward std"],
  ["zeroVarianceShare", "Groups of equal score"],
  ["clippedShare", "Responses cut off"],
  ["gradientNorm", "Gradient norm"],
  ["entropy", "Entropy"],
  ["learningRate", "Learning rate"],
] as const;

const lastOf = (values: Float64Array) => values.findLast(Number.isFinite) ?? Number.NaN;
const firstOf = (values: Float64Array) => values.find(Number.isFinite) ?? Number.NaN;

/** What else the log holds, small, on the same axis as the reward. */
export function OtherSeries({ series }: { series: Series }) {
  const there = kinds.flatMap(([kind, label]) => {
    const values = series[kind];
    return values ? [{ label, values }] : [];
  });
  if (there.length === 0) return null;
  return (
    <ul className="other-series no-markers" aria-label="The other series of the log">
      {there.map(({ label, values }) => (
        <li key={label}>
          <p>
            <b>{label}</b> {figure(firstOf(values))} <span aria-hidden="true">→</span>
            <span className="unseen">to</span> {figure(lastOf(values))}
          </p>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <path d={pathOf(values, axesOf(values.length, extentOf(values)))} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
