import type { LossMethod } from "../../schema/fields/config.ts";
import { type AdvancedField, advancedFields, parameters } from "../../schema/fields/parameters.ts";
import { ruleOf } from "../../schema/values/validate.ts";
import { Cited } from "../parts/Citation.tsx";
import { useSettings, useStores } from "../parts/context.ts";
import { ExactValue } from "./ExactValue.tsx";
import { FormSection } from "./FormSection.tsx";
import "./AdvancedSection.css";

/** What most jobs leave to the service; left out of what is sent as long as it is on auto. */
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
          <MethodSelect />
        )}
      </header>
      <p className="does muted">
        {does} {field === "lossMethod" && <MethodDoes />}
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
                {text} <Cited source={from} />
              </dd>
            </div>
          ))}
          <dt>Source</dt>
          <dd>
            <Cited source={source} />
          </dd>
        </dl>
      </details>
    </section>
  );
}

const { label, options } = parameters.lossMethod;

function MethodSelect() {
  const { settings } = useStores();
  const method = useSettings(({ config }) => config.lossMethod);
  return (
    <select
      aria-label={label}
      value={method}
      onChange={(event) => settings.change({ lossMethod: event.target.value as LossMethod })}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function MethodDoes() {
  const method = useSettings(({ config }) => config.lossMethod);
  const option = options.find(({ value }) => value === method);
  return option && `${option.label} ${option.does}.`;
}
