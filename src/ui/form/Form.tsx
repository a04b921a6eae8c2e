import { parameters, trainingFields } from "../../schema/fields/parameters.ts";
import { FoldedSettings } from "../page/later.ts";
import { MemoryFold } from "./MemoryEstimate.tsx";
import { panelOf } from "./panelOf.tsx";

// made once: a panel re-renders when its own settings change, not when its parent does
const training = trainingFields.map((field) =>
  panelOf(field, parameters[field], field === "batchSize" ? <MemoryFold /> : undefined),
);

/** The settings of the job: a panel each for what is tuned, and folded away what most people leave alone. */
export function Form() {
  return (
    <div className="form">
      <h2 className="unseen" id="settings" tabIndex={-1}>
        Training parameters
      </h2>
      {training}
      <FoldedSettings />
    </div>
  );
}
