import { type CSSProperties, memo } from "react";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { TrackCurve } from "../chart/TrackCurve.tsx";
import { useBand } from "../parts/context.ts";
import { labelsOf, zoneEdges, zoneOrder } from "./trackGeometry.ts";
import "./Track.css";

interface Props {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
}

/**
 * The painted track: each zone has a color and a pattern, with the simulated curve inside and the ends and the recommended range below.
 * Hidden from screen readers, which read the input over it. Memoized, because a drag moves the thumb alone.
 */
export const Track = memo(function Track({ field, parameter }: Props) {
  const band = useBand(field);
  const { from, to } = zoneEdges(parameter, band);
  const extent = { low: from, right: to - from, high: 1 - to };
  return (
    <div className="track" aria-hidden="true">
      <div className="paint">
        {band === undefined && <span className="zone-none" />}
        {zoneOrder
          .filter((zone) => band && extent[zone] > 0)
          .map((zone) => (
            <span key={zone} className={`zone-${zone}`} style={{ "--share": extent[zone] } as CSSProperties} />
          ))}
        {parameter.simulated && <TrackCurve field={field} />}
      </div>
      <div className="ticks">
        {labelsOf(parameter, band).map(({ text, kind, position }) => (
          <span key={kind} className={kind} style={{ "--at": position } as CSSProperties}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
});
