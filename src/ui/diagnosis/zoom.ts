import { useCallback, useState } from "react";
import { firstAbove, type RunAxis } from "./runAxis.ts";
import type { Span } from "./runRows.ts";

/** Minimum number of visible points. */
const FEWEST_POINTS = 8;

/** Returns a span of `count` points centered on a point, shifted into 0..`last`. */
function around(point: number, count: number, last: number): Span {
  const size = Math.min(last, count - 1);
  const from = Math.min(Math.max(0, Math.round(point - size / 2)), last - size);
  return [from, from + size];
}

export interface Zoom {
  readonly span: Span;
  readonly isWhole: boolean;
  readonly isClosest: boolean;
  /** Multiplies the number of visible points, around a point or the middle of the span. */
  readonly by: (factor: number, point?: number) => void;
  /** Zooms to two positions of the axis. */
  readonly toPlaces: (one: number, other: number) => void;
  /** Scrolls to a point that is not visible. */
  readonly reach: (point: number) => void;
  readonly reset: () => void;
}

/** Holds the visible span of the charts of a run; initially all points. */
export function useZoom({ places }: RunAxis): Zoom {
  const last = places.length - 1;
  const [span, setSpan] = useState<Span>([0, last]);
  const [from, to] = span;
  const count = to - from + 1;
  const toPlaces = useCallback(
    (one: number, other: number) => {
      const first = firstAbove(places, Math.min(one, other)) - 1;
      const end = firstAbove(places, Math.max(one, other)) - 1;
      setSpan(around((first + end) / 2, Math.max(FEWEST_POINTS, end - first + 1), last));
    },
    [places, last],
  );
  return {
    span,
    isWhole: count > last,
    isClosest: count <= FEWEST_POINTS,
    by: (factor, point = (from + to) / 2) =>
      setSpan(around(point, Math.max(FEWEST_POINTS, Math.round(count * factor)), last)),
    toPlaces,
    reach: (point) => {
      if (point < from || point > to) setSpan(around(point, count, last));
    },
    reset: () => setSpan([0, last]),
  };
}
