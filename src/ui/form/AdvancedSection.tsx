import type { ChoiceParameter } from "../../schema/fields/parameter.ts";
import { type AdvancedField, advancedFields, parameters } from "../../schema/fields/parameters.ts";
import { ruleOf } from "../../schema/values/validate.ts";
import { Citation } from "../parts/Citation.tsx";
import { useSettings } from "../parts/context.ts";
import { ChoiceSelect } from "./ChoiceSelect.tsx";
import { ExactValue } from "./ExactValue.tsx";
import { FormSection } from "./FormSection.tsx";
import "./AdvancedSection.css";

/** The fields that most jobs leave to the service; on auto a field is left out of the request. */
export function AdvancedSection() {
  return (
    <FormSection title="Advanced" about="loss method, warm-up, chunks: left to the service" fields={advancedFields}>
      {advancedFields.map((field) => (
        <Row key={field} field={field} />
      ))}
    </FormSection>
  );
}

function Row({ field }: { field: AdvancedField }) {
  const parameter = parameters[field];
  const { label, does, notes = [], source } = parameter;
  return (
    <section className="row" aria-labelledby={`${field}-name`}>
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
      <p className="does muted">
        {does} {parameter.kind === "choice" && <ChosenOption field={field} parameter={parameter} />}
        {!parameter.simulated && " Not simulated: it does not move the curve."}
      </p>
      <details className="background">
        <summary>Range, and who says so</summary>
        <dl>
          <dt>Takes</dt>
          <dd>
            {ruleOf(parameter)}.
            {parameter.kind === "auto" && " On auto the field is left out, and the service decides."}
          </dd>
          {notes.map(({ text, source: from }) => (
            <div key={text}>
              <dt>Said</dt>
              <dd>
                {text} <Citation source={from} />
              </dd>
            </div>
          ))}
          <dt>Source</dt>
          <dd>
            <Citation source={source} />
          </dd>
        </dl>
      </details>
    </section>
  );
}

interface ChoiceProps {
  readonly field: AdvancedField;
  readonly parameter: ChoiceParameter<string>;
}

/** The description of the option that is selected. */
function ChosenOption({ field, parameter: { options } }: ChoiceProps) {
  const value = useSettings(({ config }) => config[field]);
  const option = options.find((one) => one.value === value);
  return option && `${option.label} ${option.does}.`;
}
