import type { ChoiceParameter } from "../../schema/fields/parameter.ts";
import { type AdvancedField, parameters } from "../../schema/fields/parameters.ts";
import { ruleOf } from "../../schema/values/validate.ts";
import { Citation } from "../parts/Citation.tsx";
import { useRowSettings } from "../parts/context.ts";
import { ChoiceSelect } from "./ChoiceSelect.tsx";
import { ExactValue } from "./ExactValue.tsx";
import { Row, RowFold } from "./Row.tsx";
import "./AdvancedRow.css";

/** A field that most jobs leave to the service; on auto it is left out of the request. */
export function AdvancedRow({ field }: { field: AdvancedField }) {
  const parameter = parameters[field];
  const { label, does, notes = [], source } = parameter;
  return (
    <Row field={field} className="row">
      <header className="cluster">
        <h3 id={`${field}-name`}>{label}</h3>
        <code>{parameter.requestName ? `lossConfig.${parameter.requestName}` : field}</code>
        {parameter.kind === "auto" ? (
          <>
            <ExactValue field={field} parameter={parameter} name={label} />
            <span className="unit muted">{parameter.unit}</span>
          </>
        ) : (
          <ChoiceSelect field={field} parameter={parameter} />
        )}
      </header>
      <div className="reading">
        <p className="verdict">
          {parameter.kind === "choice" ? <ChosenOption field={field} parameter={parameter} /> : does}
        </p>
        <RowFold field={field} label={label}>
          <p className="adjust">
            {parameter.kind === "choice" && `${does} `}
            {!parameter.simulated && "Not simulated: it does not move the curve. "}
            {ruleOf(parameter)}.
            {parameter.kind === "auto" && " On auto the field is left out, and the service decides."}{" "}
            <Citation source={source} />
          </p>
          {notes.map(({ text, source: from }) => (
            <p key={text} className="adjust">
              <b>Newer guidance.</b> {text} <Citation source={from} />
            </p>
          ))}
        </RowFold>
      </div>
    </Row>
  );
}

interface ChoiceProps {
  readonly field: AdvancedField;
  readonly parameter: ChoiceParameter<string>;
}

/** The description of the option that is selected. */
function ChosenOption({ field, parameter: { options } }: ChoiceProps) {
  const value = useRowSettings(field, (config) => config[field]);
  const option = options.find((one) => one.value === value);
  return option && `${option.label} ${option.does}.`;
}
