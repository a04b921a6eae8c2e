import { percent } from "../../schema/fields/notation.ts";

const HEIGHT = 120;
const WIDTH = 24;

/** What a bar counts: 0%, up to 10%, ..., 100%. */
const rangeOf = (bin: number, last: number) =>
  bin === 0 ? "0%" : bin === last ? "100%" : `${percent((bin - 1) / (last - 1))}–${percent(bin / (last - 1))}`;

/** The prompts by pass rate; the first and the last bar are those that are never and always right. */
export function Histogram({ histogram }: { histogram: readonly number[] }) {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...histogram);
  const last = histogram.length - 1;
  const text = histogram.map((count, bin) => `${rangeOf(bin, last)}: ${percent(count / all)}`).join("; ");
  return (
    <figure>
      <figcaption>Prompts by pass rate</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH * histogram.length} ${HEIGHT + 18}`}
        role="img"
        aria-label={`Prompts by pass rate. ${text}`}
      >
        {Array.from(histogram.entries(), ([bin, count]) => (
          <rect
            key={bin}
            className={bin === 0 || bin === last ? "dead-bar" : "bar"}
            x={WIDTH * bin + 2}
            y={HEIGHT - (HEIGHT * count) / most}
            width={WIDTH - 4}
            height={(HEIGHT * count) / most}
          />
        ))}
        <text x={2} y={HEIGHT + 14}>
          0%
        </text>
        <text x={(WIDTH * histogram.length) / 2} y={HEIGHT + 14} textAnchor="middle">
          50%
        </text>
        <text x={WIDTH * histogram.length - 2} y={HEIGHT + 14} textAnchor="end">
          100%
        </text>
      </svg>
    </figure>
  );
}
