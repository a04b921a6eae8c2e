import { useEffect, useRef } from "react";
import { parameters } from "../../schema/fields/parameters.ts";
import { ChoiceSelect } from "../form/ChoiceSelect.tsx";
import { ExactValue } from "../form/ExactValue.tsx";
import { Fact } from "../form/Fact.tsx";
import { GpuField } from "./GpuField.tsx";
import { JobModel } from "./JobModel.tsx";
import { ModelField } from "./ModelField.tsx";
import { MovedBands } from "./MovedBands.tsx";
import "./SetupPanel.css";

const { taskComplexity, prompts, gpuCount, gpuMemory, modelSize } = parameters;
const folded = ["typicalTokens", "startingReward", "gameableShare"] as const;

/** The fields of the setup, the recommended ranges that they move, and a button that takes the recommended settings. */
export function SetupPanel() {
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.querySelector("input")?.focus(), []);
  return (
    <form className="setup" ref={panel} onSubmit={(event) => event.preventDefault()}>
      <header>
        <h2>Setup</h2>
        <button type="button" popoverTarget="setup" popoverTargetAction="hide">
          Close
        </button>
      </header>
      <ModelField>
        <ExactValue field="modelSize" parameter={modelSize} name="Model, B" />
        <span aria-hidden="true">B</span>
      </ModelField>
      <JobModel />
      <GpuField>
        <ExactValue field="gpuCount" parameter={gpuCount} name="GPUs, count" />
        <span aria-hidden="true">×</span>
        <ExactValue field="gpuMemory" parameter={gpuMemory} name="GPU memory, GB" />
        <span aria-hidden="true">GB</span>
      </GpuField>
      <div className="fact cluster" title={taskComplexity.does}>
        <span aria-hidden="true">{taskComplexity.label}</span>
        <ChoiceSelect field="taskComplexity" parameter={taskComplexity} />
      </div>
      <Fact field="prompts" parameter={prompts} />
      <details>
        <summary>More setup</summary>
        {folded.map((field) => (
          <Fact key={field} field={field} parameter={parameters[field]} explained />
        ))}
      </details>
      <MovedBands />
    </form>
  );
}
