import type { Field, TaskComplexity } from "../../schema/fields/config.ts";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { parameters, scenarioFields } from "../../schema/fields/parameters.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { ExactValue } from "./ExactValue.tsx";
import "./CaseBar.css";

const { taskComplexity } = parameters;

/** What changes most from case to case; the rest is behind the fold, and the seed beside the curve. */
const FIRST = ["prompts", "modelSize", "gpuMemory"] as const;
const ELSEWHERE: readonly string[] = [...FIRST, "seed"];
const first = FIRST.map((field) => ({ field, parameter: parameters[field] }));
const rest = scenarioFields.flatMap((field) => {
  const parameter = parameters[field];
  return parameter.kind === "number" && !ELSEWHERE.includes(field) ? [{ field, parameter }] : [];
});

/** Facts about the case: not settings of the job, but what its bands, its memory and its simulation depend on. */
export function ScenarioBar() {
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
  const { settings } = useStores();
  const { label, options, does } = taskComplexity;
  const value = useSettings((state) => state.config.taskComplexity);
  return (
    <label title={does}>
      {label}{" "}
      <select
        value={value}
        onChange={(event) => settings.change({ taskComplexity: event.target.value as TaskComplexity })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} title={option.does}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FactProps {
  readonly field: Field;
  readonly parameter: NumberParameter;
  readonly explained?: boolean;
}

/** One number of the case; with its explanation where there is room. */
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
