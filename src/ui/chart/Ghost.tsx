import { memo } from "react";
import { useStore } from "zustand";
import type { Ensemble } from "../../simulator/runs/ensemble.ts";
import { useStores } from "../parts/context.ts";
import { linePath, type PlotArea } from "./geometry.ts";

interface Props {
  readonly area: PlotArea;
  /** Last step of the axis. */
  readonly last: number;
}

/** The held-out mean as it was before the present gesture, until the settings rest. */
export function Ghost({ area, last }: Props) {
  const before = useStore(useStores().ghost.store, (ghost) => ghost.before);
  return before?.holding && <Line before={before} heldOut={before.holding.heldOut} area={area} last={last} />;
}

const Line = memo(function Line({ before, heldOut, area, last }: Props & { before: Ensemble; heldOut: Float64Array }) {
  // a longer run is cut at the end of the axis
  const step = before.step.filter((at) => at <= last);
  return <path className="ghost" d={linePath(area, step, heldOut, last)} />;
});
