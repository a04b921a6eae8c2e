import type { Field, TaskComplexity } from "../schema/config.ts";
import { entries, parameters } from "../schema/parameters.ts";
import { useSettings, useStores } from "./context.ts";
import { ExactValue } from "./ExactValue.tsx";

const FIRST: readonly Field[] = ["taskComplexity", "prompts", "modelSize", "gpuMemory"];
const rest = entries
  .map(([field]) => field)
  .filter((field) => parameters[field].group === "scenario" && !FIRST.includes(field));

/** Facts about the case: not settings of the job, but what its bands, its memory and its simulation depend on. */
export function ScenarioBar() {
  return (
    <form className="scenario" aria-label="Your case" onSubmit={(event) => event.preventDefault()}>
      <TaskField />
      {FIRST.map((field) => (
        <Fact key={field} field={field} />
      ))}
      <details className="more">
        <summary>More about your case</summary>
        <div>
          {rest.map((field) => (
            <Fact key={field} field={field} explained />
          ))}
          {FIRST.map((field) => (
            <p key={field}>
              <b>{parameters[field].label}.</b> {parameters[field].does}
            </p>
          ))}
        </div>
      </details>
    </form>
  );
}

function TaskField() {
  const { settings } = useStores();
  const { label, options, does } = parameters.taskComplexity;
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

/** One number of the case; with its explanation where there is room. */
export function Fact({ field, explained = false }: { field: Field; explained?: boolean }) {
  const parameter = parameters[field];
  if (parameter.kind !== "number") return null;
  const unit = parameter.unit === parameter.label.toLowerCase() ? "" : parameter.unit;
  return (
    <div className="fact" title={explained ? undefined : parameter.does}>
      <span aria-hidden="true">{parameter.label}</span>
      <ExactValue
        field={field}
        parameter={parameter}
        name={unit === "" ? parameter.label : `${parameter.label}, ${unit}`}
        suggestions={parameter.scale.lattice}
      />
      <span className="unit" aria-hidden="true">
        {unit}
      </span>
      {explained && <small>{parameter.does}</small>}
    </div>
  );
}
