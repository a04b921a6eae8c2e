import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { TrackCurve, TrackCurveText } from "../chart/TrackCurve.tsx";

/** The simulated held-out reward by value of a field, below its track. */
export function Sensitivity({ field }: { field: AdjustableField }) {
  return (
    <>
      <div style={{ position: "relative", height: 40 }}>
        <TrackCurve field={field} />
      </div>
      <TrackCurveText field={field} />
    </>
  );
}
