import type { Field } from "../../schema/fields/config.ts";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { parameters, scenarioFields } from "../../schema/fields/parameters.ts";
import { ChoiceSelect } from "./ChoiceSelect.tsx";
import { ExactValue } from "./ExactValue.tsx";
import "./CaseBar.css";

const { taskComplexity } = parameters;

/** Fields that differ most between setups; the others are folded, and the seed is beside the curve. */
const FIRST = ["prompts", "modelSize", "gpuMemory"] as const;
const ELSEWHERE: readonly string[] = [...FIRST, "seed"];
const first = FIRST.map((field) => ({ field, parameter: parameters[field] }));
const rest = scenarioFields.flatMap((field) => {
  const parameter = parameters[field];
  return parameter.kind === "number" && !ELSEWHERE.includes(field) ? [{ field, parameter }] : [];
});

/** The setup: facts that recommended ranges, memory and simulation depend on, but no settings of the job. */
export function CaseBar() {
  return (
    <form className="scenario cluster muted" aria-label="Your case" onSubmit={(event) => event.preventDefault()}>
      <TaskField />
      {first.map((fact) => (
        <Fact key={fact.field} {...fact} />
      ))}
      <details className="more">
        <summary>More about your case</summary>
        <div>
          {rest.map((fact) => (
            <Fact key={fact.field} {...fact} explained />
          ))}
          {[taskComplexity, ...first.map(({ parameter }) => parameter)].map(({ label, does }) => (
            <p key={label}>
              <b>{label}.</b> {does}
            </p>
          ))}
        </div>
      </details>
    </form>
  );
}

function TaskField() {
  return (
    <label title={taskComplexity.does} htmlFor="taskComplexity">
      {taskComplexity.label} <ChoiceSelect field="taskComplexity" parameter={taskComplexity} />
    </label>
  );
}

interface FactProps {
  readonly field: Field;
  readonly parameter: NumberParameter;
  readonly explained?: boolean;
}

/** One number of the setup, with or without its explanation. */
export function Fact({ field, parameter, explained = false }: FactProps) {
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
