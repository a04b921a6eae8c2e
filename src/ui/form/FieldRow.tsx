import type { ReactNode } from "react";
import { spoken } from "../../schema/fields/notation.ts";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { useRowSettings, useSettings, useStores, useZone } from "../parts/context.ts";
import { Unbroken } from "../parts/Unbroken.tsx";
import { RowSuggestions } from "../suggestions/RowSuggestions.tsx";
import { ExactValue } from "./ExactValue.tsx";
import { RankSelect, RankStrip } from "./RankControl.tsx";
import { Row } from "./Row.tsx";
import { RowDetails } from "./RowDetails.tsx";
import { Slider } from "./Slider.tsx";
import "./FieldRow.css";

interface Props {
  readonly field: AdjustableField;
  /** Shown in the details, below the zones. */
  readonly children?: ReactNode;
}

/** One parameter: its exact value, its control over the painted track, the verdict on its value, and its details. */
export function FieldRow({ field, children }: Props) {
  const parameter: NumberParameter = parameters[field];
  const isRank = field === "loraRank";
  const describedBy = `${field}-verdict ${field}-zone`;
  return (
    <ZonedRow field={field}>
      <header className="cluster">
        <h3 id={`${field}-name`}>{parameter.label}</h3>
        <code>{field}</code>
        <ResetButton field={field} parameter={parameter} />
        {isRank ? (
          <RankSelect describedBy={describedBy} />
        ) : (
          <ExactValue field={field} parameter={parameter} name={`${parameter.label}, exact value`} />
        )}
        <span className="unit muted">{parameter.unit}</span>
      </header>
      {isRank ? <RankStrip /> : <Slider field={field} parameter={parameter} describedBy={describedBy} />}
      <div className="reading">
        <Verdict field={field} parameter={parameter} />
        <RowDetails field={field} parameter={parameter}>
          {children}
        </RowDetails>
      </div>
      <RowSuggestions field={field} />
    </ZonedRow>
  );
}

/** The row in the color of its zone: a change of the zone renders its content no second time. */
const ZonedRow = ({ field, children }: Props) => (
  <Row field={field} className="field" data-zone={useZone(field) ?? "none"}>
    {children}
  </Row>
);

interface Of {
  readonly field: AdjustableField;
  readonly parameter: NumberParameter;
}

/** Resets a field; not there while it has its default, where it would be a stop of the Tab key that does nothing. */
function ResetButton({ field, parameter }: Of) {
  const { settings } = useStores();
  const { label, default: initial } = parameter;
  const changed = useSettings(({ config, drafts }) => config[field] !== initial || drafts[field] !== undefined);
  if (!changed) return null;
  return (
    <button
      type="button"
      className="reset underlined muted"
      aria-label={`Reset ${label} to ${spoken(parameter, initial)}`}
      onClick={({ currentTarget }) => {
        // the button disappears, so the focus moves to the control
        currentTarget.closest("section")?.querySelector<HTMLElement>("input[type=range], select")?.focus();
        settings.reset([field]);
      }}
    >
      Reset
    </button>
  );
}

/** The verdict on the present value; no zone means that no value fits. */
function Verdict({ field, parameter: { advice } }: Of) {
  const zone = useZone(field);
  const reading = useRowSettings(field, (config) => advice?.reading(config));
  const isPending = useSettings(({ drafts }) => drafts[field] !== undefined);
  const valid = useRowSettings(field, (config) => config[field]);
  if (!advice) return null;
  return (
    <p className="verdict" id={`${field}-verdict`} data-stale={isPending || undefined}>
      <strong>{zone ? advice.words[zone] : "Nothing fits"}</strong> {!zone && advice.nothingFits}{" "}
      <Unbroken text={reading ?? ""} />
      {isPending && <span className="later"> Showing the last valid value, {spoken(parameters[field], valid)}.</span>}
    </p>
  );
}
