import type { Field } from "../../schema/fields/config.ts";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { ExactValue } from "./ExactValue.tsx";
import "./Fact.css";

interface Props {
  readonly field: Field;
  readonly parameter: NumberParameter;
  /** Shows what the field does below it. */
  readonly explained?: boolean;
}

/** One number of the setup, with or without its explanation. */
export function Fact({ field, parameter, explained = false }: Props) {
  const unit = parameter.unit === parameter.label.toLowerCase() ? "" : parameter.unit;
  return (
    <div className="fact cluster" title={explained ? undefined : parameter.does}>
      <span aria-hidden="true">{parameter.label}</span>
      <ExactValue
        field={field}
        parameter={parameter}
        name={unit === "" ? parameter.label : `${parameter.label}, ${unit}`}
        suggestions={parameter.scale.lattice}
      />
      <span className="unit muted" aria-hidden="true">
        {unit}
      </span>
      {explained && <small>{parameter.does}</small>}
    </div>
  );
}
