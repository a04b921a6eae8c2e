import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { labelHeights, type PlotArea, spreadLabels, xOf, yOf } from "./geometry.ts";

interface Props {
  readonly ensemble: Ensemble;
  readonly baseline: Ensemble | undefined;
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

const NAMES = ["train", "held-out", "baseline", "base held-out"] as const;
const CLASSES = ["train", "held-out", "baseline train", "baseline"] as const;
/** Pixels between the end of a line and its label. */
const GAP = 7;

const endOf = (values: ArrayLike<number>) => values[values.length - 1] ?? 0;

/** Returns the y of each label; labels of curves of the same length are spread so that they do not overlap. */
function heightsOf(ensembles: readonly Ensemble[], area: PlotArea): number[] {
  const bottom = area.y + area.height;
  const heights = ensembles.map(({ train, heldOut }) => [yOf(area, endOf(train)), yOf(area, endOf(heldOut))] as const);
  const [one, other] = ensembles;
  if (one && other && endOf(one.step) === endOf(other.step)) return spreadLabels(heights.flat(), bottom);
  return heights.flatMap(([train, heldOut]) => labelHeights(train, heldOut, bottom));
}

/** The label of each line, beside its end. */
export function Labels({ ensemble, baseline, area, last }: Props) {
  const ensembles = baseline ? [ensemble, baseline] : [ensemble];
  return (
    <g className="labels">
      {heightsOf(ensembles, area).map((y, i) => (
        <text
          key={NAMES[i]}
          className={CLASSES[i]}
          x={xOf(area, endOf((i < 2 ? ensemble : (baseline ?? ensemble)).step), last) + GAP}
          y={y}
        >
          {NAMES[i]}
        </text>
      ))}
    </g>
  );
}
