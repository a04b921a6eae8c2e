import { brief, grouped } from "../../schema/fields/notation.ts";
import { CaseBar } from "../form/CaseBar.tsx";
import { useSettings } from "../parts/context.ts";

/** The setup in one line; opens its fields. */
export function SetupMenu() {
  const text = useSettings(
    ({ config }) =>
      `${brief(config.modelSize)}B · ${config.gpuCount}× ${brief(config.gpuMemory)} GB · ${grouped(config.prompts)} prompts · ${config.taskComplexity}`,
  );
  return (
    <>
      <button type="button" className="chip" popoverTarget="setup" aria-label={`Setup: ${text}`}>
        <span>{text}</span>
      </button>
      <div id="setup" className="menu" popover="auto">
        <CaseBar />
      </div>
    </>
  );
}
