import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from "recharts";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";

/** Pointer and keyboard position in a run's chart: a store, so that a move does not rerender the chart. */
export interface ChartPointer {
  /** The point selected by keyboard. */
  readonly point: number | undefined;
  /** The positions between which the pointer is dragged. */
  readonly drag: { readonly from: number; readonly to: number } | undefined;
}

export type ChartPointerStore = StoreApi<ChartPointer>;

/** Vertical lines at positions of the axis. */
export function VerticalLines({ places, className }: { places: readonly number[]; className: string }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x || places.length === 0) return null;
  const lines = places.map((place) => `M${x(place)?.toFixed(1)} ${area.y}v${area.height}`);
  return <path className={className} d={lines.join("")} />;
}

/** A named span of the axis. */
interface LabelledSpan {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Size of a label's letters, in pixels: their mean width and the height of a line. */
const LETTER = 6.6;
const LINE = 15;
/** Smallest distance between two labels of a line, in pixels. */
const GAP = 12;

/** The names of shaded spans at their upper left corners, each below those that it would cover. */
export function SpanLabels({ spans }: { spans: readonly LabelledSpan[] }) {
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!area || !x) return null;
  const right = area.x + area.width;
  /** Where the last label of each line ends. */
  const ends: number[] = [];
  const labels = spans
    .toSorted((one, other) => one.from - other.from)
    .flatMap(({ label, from, to }) => {
      const [start, end] = [x(from) ?? 0, x(to) ?? 0];
      // outside of the zoomed part
      if (end < area.x || start > right) return [];
      const width = label.length * LETTER;
      const left = Math.max(area.x + 4, Math.min(start + 4, right - width));
      const free = ends.findIndex((taken) => taken < left);
      const line = free < 0 ? ends.length : free;
      ends[line] = left + width + GAP;
      return [{ label, left, line }];
    });
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.axis}>
      <g className="span-labels">
        {labels.map(({ label, left, line }) => (
          <text key={label} x={left} y={area.y + LINE * (line + 1) - 3}>
            {label}
          </text>
        ))}
      </g>
    </ZIndexLayer>
  );
}

/** A vertical line at the point selected by keyboard. */
export function ReadoutLine({ store, places }: { store: ChartPointerStore; places: Float64Array }) {
  const point = useStore(store, (state) => state.point);
  return point === undefined ? null : <VerticalLines className="read-line" places={[places[point] ?? 0]} />;
}

/** A rectangle over the span that the pointer is dragged over. */
export function Selection({ store }: { store: ChartPointerStore }) {
  const drag = useStore(store, (state) => state.drag);
  const area = usePlotArea();
  const x = useXAxisScale();
  if (!drag || !area || !x) return null;
  const [left, right] = [x(Math.min(drag.from, drag.to)) ?? 0, x(Math.max(drag.from, drag.to)) ?? 0];
  return <rect className="selection" x={left} y={area.y} width={right - left} height={area.height} />;
}
