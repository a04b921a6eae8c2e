import { memo, type ReactNode } from "react";
import { spoken } from "../../schema/fields/notation.ts";
import { type Band, type NumberParameter, type Zone, zoneOf } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { rangeText } from "../../schema/fields/phrase.ts";
import { Sensitivity } from "../compare/Sensitivity.tsx";
import { useBand, useSettings, useStores } from "../parts/context.ts";
import { AdviceVersusSimulation } from "./AdviceVersusSimulation.tsx";
import { Background } from "./Background.tsx";
import { zoneOrder } from "./trackGeometry.ts";
import "./FieldPanel.css";

interface Props {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
  /** Text field or select with the exact value. */
  readonly exact: ReactNode;
  /** The painted control. */
  readonly control: ReactNode;
  readonly children?: ReactNode;
}

/** Returns the ids of a control's descriptions: the verdict on its value, and the sentence of its zone. */
export const describedBy = (field: AdjustableField) => `${field}-verdict ${field}-zone`;

/** One parameter: its control, the verdict on its value, its zones, and its background on demand. */
export const FieldPanel = memo(function FieldPanel({ field, parameter, exact, control, children }: Props) {
  const band = useBand(parameter);
  const zone = useSettings(({ config }) => zoneOf(config[field], band));
  return (
    <section className="field" data-zone={band ? zone : "none"} aria-labelledby={`${field}-name`}>
      <header className="cluster">
        <h3 id={`${field}-name`}>{parameter.label}</h3>
        <code>{field}</code>
        <ResetButton field={field} parameter={parameter} />
        {exact}
        <span className="unit muted">{parameter.unit}</span>
      </header>
      <p className="does muted">
        {parameter.does}
        {!parameter.simulated && " Not simulated: it does not move the curve."}
      </p>
      {control}
      {parameter.simulated && <Sensitivity field={field} />}
      <Verdict field={field} parameter={parameter} zone={band && zone} />
      {band && <AdviceVersusSimulation parameter={parameter} zone={zone} band={band} />}
      <Zones field={field} parameter={parameter} current={band && zone} band={band} />
      {children}
      <Background field={field} />
    </section>
  );
});

type Of = Pick<Props, "field" | "parameter">;

function ResetButton({ field, parameter }: Of) {
  const { settings } = useStores();
  const { label, default: initial } = parameter;
  const changed = useSettings(({ config, drafts }) => config[field] !== initial || drafts[field] !== undefined);
  return (
    <button
      type="button"
      className="reset underlined muted"
      aria-disabled={!changed}
      aria-label={`Reset ${label} to ${spoken(parameter, initial)}`}
      onClick={() => settings.reset([field])}
    >
      Reset
    </button>
  );
}

/** The verdict on the present value; no zone means that no value fits. */
function Verdict({ field, parameter: { advice }, zone }: Of & { zone: Zone | undefined }) {
  const reading = useSettings(({ config }) => advice?.reading(config));
  const pending = useSettings(({ drafts }) => drafts[field] !== undefined);
  if (!advice) return null;
  return (
    <p className="verdict" id={`${field}-verdict`} data-stale={pending || undefined}>
      <strong>{zone ? advice.words[zone] : "Nothing fits"}</strong> {!zone && advice.nothingFits} {reading}
      {pending && " This is about the last good value, until the text is a number that can be used."}
    </p>
  );
}

interface ZonesProps extends Of {
  readonly current: Zone | undefined;
  readonly band: Band | undefined;
}

function Zones({ field, parameter, current, band }: ZonesProps) {
  const { advice } = parameter;
  const extent = band && rangeText({ ...parameter, unit: "" }, band);
  if (!advice) return null;
  return (
    <dl className="zones">
      {zoneOrder.map((zone) => (
        <div key={zone} className={`zone-${zone}`} data-current={zone === current || undefined}>
          <dt className="cluster">
            <i aria-hidden="true" /> {advice.words[zone]}
            {zone === current && <span className="unseen">, the present value</span>}
            {zone === "right" && extent && <span>{extent}</span>}
          </dt>
          <dd id={zone === current ? `${field}-zone` : undefined}>{advice.zones[zone]}</dd>
        </div>
      ))}
    </dl>
  );
}
