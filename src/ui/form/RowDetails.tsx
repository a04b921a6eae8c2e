import { type ReactNode, useMemo } from "react";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { rangeText } from "../../schema/fields/phrase.ts";
import { TrackCurveText } from "../chart/TrackCurve.tsx";
import { Citation } from "../parts/Citation.tsx";
import { useBand, useRowSettings, useZone } from "../parts/context.ts";
import { HeldUntilUsed } from "../parts/HeldUntilUsed.tsx";
import { heldPart } from "../parts/heldPart.ts";
import { Unbroken } from "../parts/Unbroken.tsx";
import { RowFold } from "./Row.tsx";
import { zoneOrder } from "./trackGeometry.ts";
import "./RowDetails.css";

const RangeAndSource = import.meta.env.SSR
  ? (await import("./RangeAndSource.tsx")).RangeAndSource
  : heldPart(async () => (await import("./RangeAndSource.tsx")).RangeAndSource);

interface Props {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
  readonly children?: ReactNode;
}

/** What a parameter does, its three zones side by side, when to adjust it, and its range and source. */
export function RowDetails({ field, parameter, children }: Props) {
  const { label, does, advice, simulated, source } = parameter;
  const range = useMemo(() => <RangeAndSource field={field} />, [field]);
  return (
    <RowFold field={field} label={label}>
      <Zones field={field} parameter={parameter} />
      <p className="adjust">
        <MoreText field={field} advice={advice} /> {does} {!simulated && "Not simulated: it does not move the curve. "}
        <Unbroken text={advice?.adjust.join(" ") ?? ""} /> <Citation source={source} />
      </p>
      {simulated && <TrackCurveText field={field} />}
      {children}
      <HeldUntilUsed isShown={false}>{range}</HeldUntilUsed>
    </RowFold>
  );
}

/** What the line of the verdict has no room for. */
function MoreText({ field, advice }: Pick<Props, "field"> & { advice: NumberParameter["advice"] | undefined }) {
  const text = useRowSettings(field, (config) => advice?.more?.(config));
  return (
    text && (
      <span className="of-settings">
        <Unbroken text={text} />
      </span>
    )
  );
}

/** The three zones; read in the order "Just right, 5e-5 to 2e-4, current". */
function Zones({ field, parameter }: Pick<Props, "field" | "parameter">) {
  const current = useZone(field);
  const band = useBand(field);
  const { advice } = parameter;
  const extent = band && rangeText({ ...parameter, unit: "" }, band);
  if (!advice) return null;
  return (
    <dl className="zones">
      {zoneOrder.map((zone) => (
        <div key={zone} className={`zone-${zone}`} data-current={zone === current || undefined}>
          <dt>
            <span className="unbroken">{advice.words[zone]}</span>
            {zone === "right" && extent && (
              <>
                <span className="unseen">, </span>
                <wbr />
                <span className="extent unbroken">{extent}</span>
              </>
            )}
            {zone === current && <span className="unseen">, current</span>}
          </dt>
          <dd id={zone === current ? `${field}-zone` : undefined}>{advice.zones[zone]}</dd>
        </div>
      ))}
    </dl>
  );
}
