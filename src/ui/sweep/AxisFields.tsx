import { useId, useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { type AdjustableField, adjustableFields, parameters } from "../../schema/fields/parameters.ts";
import { readValues, type Spacing, usualValues, valuesBetween } from "../../schema/plan/sweep.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { parseNumber } from "../../schema/values/number.ts";
import { readNumber } from "../../schema/values/typedValue.ts";

/** A setting to sweep, with the text of its values. */
export interface AxisDraft {
  readonly field: AdjustableField;
  readonly text: string;
}

const listed = (field: AdjustableField, values: readonly number[]) =>
  values.map((value) => typedText(field, value)).join(", ");

/** Returns a setting with the usual values of a first sweep. */
export const draftOf = (field: AdjustableField, config: RunConfig): AxisDraft => ({
  field,
  text: listed(field, usualValues(field, config)),
});

interface Props {
  readonly legend: string;
  readonly draft: AxisDraft | undefined;
  /** The setting of the other axis. */
  readonly taken: AdjustableField | undefined;
  /** Whether the axis can be empty. */
  readonly optional?: boolean;
  readonly config: RunConfig;
  readonly onChange: (draft: AxisDraft | undefined) => void;
}

/** Selects a setting to sweep and its values: the usual ones, a range, or typed ones. */
export function AxisFields({ legend, draft, taken, optional = false, config, onChange }: Props) {
  const id = useId();
  const { values, refused } = draft ? readValues(draft.field, draft.text) : { values: [], refused: [] };
  const choose = (name: string) => {
    const field = adjustableFields.find((one) => one === name);
    onChange(field && draftOf(field, config));
  };
  return (
    <fieldset className="axis cluster">
      <legend>{legend}</legend>
      <select aria-label={legend} value={draft?.field ?? ""} onChange={(event) => choose(event.target.value)}>
        {optional && <option value="">none</option>}
        {adjustableFields
          .filter((field) => field !== taken)
          .map((field) => (
            <option key={field} value={field}>
              {parameters[field].label}
            </option>
          ))}
      </select>
      {draft && (
        <>
          <label className="values">
            Values{" "}
            <input
              type="text"
              autoComplete="off"
              spellCheck={false}
              aria-label={`Values of ${parameters[draft.field].label}`}
              aria-invalid={refused.length > 0}
              aria-describedby={refused.length > 0 ? `${id}-why` : undefined}
              value={draft.text}
              onChange={(event) => onChange({ ...draft, text: event.target.value })}
            />
          </label>
          <Range
            key={draft.field}
            field={draft.field}
            config={config}
            onValues={(values) => onChange({ field: draft.field, text: listed(draft.field, values) })}
          />
          {refused.length > 0 && (
            <div className="why" id={`${id}-why`} role="alert">
              {refused.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
              {values.length > 0 && <p>The other values are kept.</p>}
            </div>
          )}
        </>
      )}
    </fieldset>
  );
}

const spacings: readonly { readonly value: Spacing; readonly label: string }[] = [
  { value: "lattice", label: "every value of the control" },
  { value: "log", label: "spaced by a factor" },
  { value: "linear", label: "evenly spaced" },
];

/** Maximum values of a range. */
const MOST_COUNT = 20;

/** Parses an end of a range; NaN for text that is not a number. A number outside the hard bounds is kept, and refused by name later. */
function endOf(text: string, field: AdjustableField): number {
  const reading = readNumber(text, field);
  return reading.ok ? reading.value : (parseNumber(text, "typed") ?? Number.NaN);
}

interface RangeProps {
  readonly field: AdjustableField;
  readonly config: RunConfig;
  readonly onValues: (values: readonly number[]) => void;
}

/** Fills the values from a range whenever it changes. */
function Range({ field, config, onValues }: RangeProps) {
  const usual = usualValues(field, config);
  const written = (value: number | undefined) => (value === undefined ? "" : typedText(field, value));
  const [range, setRange] = useState({
    from: written(usual[0]),
    to: written(usual.at(-1)),
    spacing: "lattice" as Spacing,
    count: 5,
  });
  const { label } = parameters[field];
  const wrong = [range.from, range.to].some((text) => Number.isNaN(endOf(text, field)));
  const change = (patch: Partial<typeof range>) => {
    const next = { ...range, ...patch };
    setRange(next);
    const [one, other] = [endOf(next.from, field), endOf(next.to, field)];
    if (Number.isNaN(one) || Number.isNaN(other)) return;
    onValues(valuesBetween(field, Math.min(one, other), Math.max(one, other), next.spacing, next.count));
  };
  return (
    <div className="range cluster">
      <label>
        or from{" "}
        <input
          type="text"
          aria-label={`${label}, from`}
          aria-invalid={wrong}
          value={range.from}
          onChange={(event) => change({ from: event.target.value })}
        />
      </label>
      <label>
        to{" "}
        <input
          type="text"
          aria-label={`${label}, to`}
          aria-invalid={wrong}
          value={range.to}
          onChange={(event) => change({ to: event.target.value })}
        />
      </label>
      <select
        aria-label={`${label}, spacing`}
        value={range.spacing}
        onChange={(event) => {
          const found = spacings.find(({ value }) => value === event.target.value);
          if (found) change({ spacing: found.value });
        }}
      >
        {spacings.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {range.spacing !== "lattice" && (
        <label>
          <input
            type="number"
            aria-label={`${label}, how many values`}
            min={2}
            max={MOST_COUNT}
            value={range.count}
            onChange={({ target }) => {
              if (target.validity.valid && target.value !== "") change({ count: target.valueAsNumber });
            }}
          />{" "}
          values
        </label>
      )}
    </div>
  );
}
