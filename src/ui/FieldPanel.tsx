import { memo, type ReactNode } from "react";
import { spoken } from "../schema/notation.ts";
import { type Band, type Zone, zoneOf } from "../schema/parameter.ts";
import { type AdjustableField, parameters } from "../schema/parameters.ts";
import { rangeText } from "../schema/phrase.ts";
import { isModelled } from "../simulator/modelled.ts";
import { BothSides } from "./BothSides.tsx";
import { useBand, useSettings, useStores } from "./context.ts";
import { Background } from "./lazyBackground.tsx";
import { Sensitivity } from "./lazySensitivity.ts";
import { zoneOrder } from "./range.ts";

interface Props {
  readonly field: AdjustableField;
  /** The exact value: a text field or a select. */
  readonly exact: ReactNode;
  /** The painted control; `describedBy` names what describes it. */
  readonly control: ReactNode;
  readonly children?: ReactNode;
}

/** Ids of what describes a control: the verdict on its value, and the sentence of its zone. */
export const describedBy = (field: AdjustableField) => `${field}-verdict ${field}-zone`;

/** One parameter: its control, what its present value does, what each zone means, and on demand when to change it. */
export const FieldPanel = memo(function FieldPanel({ field, exact, control, children }: Props) {
  const parameter = parameters[field];
  const band = useBand(field);
  const zone = useSettings(({ config }) => zoneOf(config[field], band));
  return (
    <section className="field" data-zone={band ? zone : "none"} aria-labelledby={`${field}-name`}>
      <header>
        <h3 id={`${field}-name`}>{parameter.label}</h3>
        <code>{field}</code>
        <ResetButton field={field} />
        {exact}
        <span className="unit">{parameter.unit}</span>
      </header>
      <p className="does">
        {parameter.does}
        {!isModelled(field) && " Not simulated: it does not move the curve."}
      </p>
      {control}
      {isModelled(field) && <Sensitivity field={field} />}
      <Verdict field={field} zone={band && zone} />
      {band && <BothSides field={field} zone={zone} band={band} />}
      <Zones field={field} current={band && zone} band={band} />
      {children}
      <Background field={field} />
    </section>
  );
});

function ResetButton({ field }: { field: AdjustableField }) {
  const { settings } = useStores();
  const { label, default: initial } = parameters[field];
  const changed = useSettings(({ config, drafts }) => config[field] !== initial || drafts[field] !== undefined);
  return (
    <button
      type="button"
      className="reset"
      aria-disabled={!changed}
      aria-label={`Reset ${label} to ${spoken(parameters[field], initial)}`}
      onClick={() => settings.reset([field])}
    >
      Reset
    </button>
  );
}

/** Without a zone nothing fits. */
function Verdict({ field, zone }: { field: AdjustableField; zone: Zone | undefined }) {
  const { advice } = parameters[field];
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

interface ZonesProps {
  readonly field: AdjustableField;
  readonly current: Zone | undefined;
  readonly band: Band | undefined;
}

function Zones({ field, current, band }: ZonesProps) {
  const { advice } = parameters[field];
  const extent = band && rangeText({ ...parameters[field], unit: "" }, band);
  if (!advice) return null;
  return (
    <dl className="zones">
      {zoneOrder.map((zone) => (
        <div key={zone} className={`zone-${zone}`} data-current={zone === current || undefined}>
          <dt>
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
