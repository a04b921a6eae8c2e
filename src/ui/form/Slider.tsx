import type { CSSProperties, KeyboardEvent } from "react";
import { spoken } from "../../schema/fields/notation.ts";
import { type NumberParameter, zoneOf } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { notch, snap, toPosition } from "../../schema/fields/scale.ts";
import { useBand, useRowSettings, useStores } from "../parts/context.ts";
import { Track } from "./Track.tsx";
import { fromRange, rangeEnds, toRange } from "./trackGeometry.ts";

const NOTCHES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 3,
  PageDown: -3,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface Props {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
  readonly describedBy: string;
}

/** A native range input over the painted track. Dragging snaps to round values; a typed value between them is kept. */
export function Slider({ field, parameter, describedBy }: Props) {
  const { settings } = useStores();
  const { scale, advice } = parameter;
  const value = useRowSettings(field, (config) => config[field]);
  const band = useBand(field);
  const zone = zoneOf(value, band);
  const position = toPosition(scale, value);

  const turn = (event: KeyboardEvent) => {
    const count = NOTCHES[event.key];
    if (count === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    settings.change({ [field]: notch(scale, value, count) }, true);
  };

  return (
    <div className="slider">
      <Track field={field} parameter={parameter} />
      <i className="at" style={{ "--at": position } as CSSProperties} />
      <input
        type="range"
        aria-label={parameter.label}
        aria-valuetext={`${spoken(parameter, value)}, ${band ? advice?.words[zone].toLowerCase() : "nothing fits"}`}
        aria-describedby={describedBy}
        {...rangeEnds(scale)}
        step="any"
        value={toRange(scale, position)}
        onChange={(event) =>
          settings.change({ [field]: snap(scale, fromRange(scale, event.target.valueAsNumber)) }, true)
        }
        onKeyDown={turn}
        onKeyUp={settings.endGesture}
        onPointerUp={settings.endGesture}
        onPointerCancel={settings.endGesture}
        onBlur={settings.endGesture}
      />
    </div>
  );
}
