import type { CSSProperties } from "react";
import { tickLabel } from "../../schema/fields/notation.ts";
import type { Band, NumberParameter } from "../../schema/fields/parameter.ts";
import { ticksOf, zoneEdges, zoneOrder } from "./trackGeometry.ts";
import "./Track.css";

/** The painted track: each zone has a color, a pattern and a word. Hidden from screen readers, which read the input over it. */
export function Track({ parameter, band }: { parameter: NumberParameter; band: Band | undefined }) {
  const { from, to } = zoneEdges(parameter, band);
  const extent = { low: from, right: to - from, high: 1 - to };
  return (
    <div className="track" aria-hidden="true">
      <div className="paint">
        {band === undefined && (
          <span className="zone-none">
            <b>Nothing fits</b>
          </span>
        )}
        {zoneOrder
          .filter((zone) => band && extent[zone] > 0)
          .map((zone) => (
            <span key={zone} className={`zone-${zone}`} style={{ "--share": extent[zone] } as CSSProperties}>
              <b>{parameter.advice?.words[zone]}</b>
            </span>
          ))}
      </div>
      <div className="ticks">
        {ticksOf(parameter, band).map(({ value, kind, position }) => (
          <span key={value} className={kind} style={{ "--at": position } as CSSProperties}>
            {tickLabel(value, parameter.notation)}
          </span>
        ))}
      </div>
    </div>
  );
}
