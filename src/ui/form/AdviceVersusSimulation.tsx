import { useStore } from "zustand";
import { tickLabel } from "../../schema/fields/notation.ts";
import type { Band, NumberParameter, Zone } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { advisedRange } from "../../schema/fields/phrase.ts";
import type { Strip } from "../../state/preview/sensitivity.ts";
import { useSettings, useStores } from "../parts/context.ts";

interface Props {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
  readonly zone: Zone;
  readonly band: Band;
}

/** Least difference of two final rewards that is stated, as rewards have two decimals. */
const LEAST = 0.01;

/** Returns the simulated held-out reward of a value less that of the nearest recommended one, rounded; undefined where either was not simulated. */
function gainOver(strip: Strip | undefined, value: number, edge: number): number | undefined {
  const at = (wanted: number) => strip?.points.find((point) => point.value === wanted)?.heldOut;
  const [own, other] = [at(value), at(edge)];
  return own === undefined || other === undefined ? undefined : Math.round(100 * (own - other)) / 100;
}

/** States both where a value outside the recommended range ends higher in the simulation than the nearest recommended value. */
export function AdviceVersusSimulation({ field, parameter, zone, band }: Props) {
  const { sensitivity } = useStores();
  const strip = useStore(sensitivity.store, ({ strips, stale }) => (stale.includes(field) ? undefined : strips[field]));
  const value = useSettings(({ config }) => config[field]);
  if (zone === "right" || !parameter.advice?.advisedBy) return null;
  const gain = gainOver(strip, value, zone === "high" ? band.high : band.low);
  if (gain === undefined || gain < LEAST) return null;
  return (
    <p className="both">
      Recommended: {advisedRange({ ...parameter, unit: "" }, zone, band)}. Simulation disagrees:{" "}
      {tickLabel(value, parameter.notation)} ends {gain.toFixed(2)} higher.
    </p>
  );
}
