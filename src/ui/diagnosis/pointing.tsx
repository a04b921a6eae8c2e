import { usePlotArea, useXAxisScale } from "recharts";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";

/** What a person points at in a run's chart. In a store, so that the chart around it is not rendered with each move. */
export interface Pointing {
  /** The point that is read by keyboard. */
  readonly point: number | undefined;
  /** The places between which the pointer was dragged. */
  readonly drag: { readonly from: number; readonly to: number } | undefined;
}

export type PointingStore = StoreApi<Pointing>;

/** Upright lines at places of the axis, over the whole height of a chart. */
export function Uprights({ places, className }: { places: readonly number[]; className: string }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x || places.length === 0) return null;
  const lines = places.map((place) => `M${x(place)?.toFixed(1)} ${area.y}v${area.height}`);
  return <path className={className} d={lines.join("")} />;
}

/** A line at the point that is read. */
export function ReadLine({ store, places }: { store: PointingStore; places: Float64Array }) {
  const point = useStore(store, (state) => state.point);
  return point === undefined ? null : <Uprights className="read-line" places={[places[point] ?? 0]} />;
}

/** The span over which the pointer is dragged. */
export function Selection({ store }: { store: PointingStore }) {
  const drag = useStore(store, (state) => state.drag);
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!drag || !area || !x) return null;
  const [left, right] = [x(Math.min(drag.from, drag.to)) ?? 0, x(Math.max(drag.from, drag.to)) ?? 0];
  return <rect className="selection" x={left} y={area.y} width={right - left} height={area.height} />;
}
