import { type AdjustableField, adjustableFields, parameters } from "../schema/parameters.ts";
import { ExactValue } from "./ExactValue.tsx";
import { describedBy, FieldPanel } from "./FieldPanel.tsx";
import { MemoryTable } from "./MemoryTable.tsx";
import { RankSelect, RankStrip } from "./RankStrip.tsx";
import { Slider } from "./Slider.tsx";

const exactOf = (field: AdjustableField) =>
  field === "loraRank" ? (
    <RankSelect describedBy={describedBy(field)} />
  ) : (
    <ExactValue field={field} parameter={parameters[field]} name={`${parameters[field].label}, exact value`} />
  );

const controlOf = (field: AdjustableField) =>
  field === "loraRank" ? <RankStrip /> : <Slider field={field} describedBy={describedBy(field)} />;

// made once: a panel re-renders when its own settings change, not when its parent does
const panels = adjustableFields.map((field) => (
  <FieldPanel key={field} field={field} exact={exactOf(field)} control={controlOf(field)}>
    {field === "batchSize" && <MemoryTable />}
  </FieldPanel>
));

/** The settings of the job, a panel each. */
export function Form() {
  return (
    <div className="form">
      <h2 className="unseen" id="settings" tabIndex={-1}>
        Training parameters
      </h2>
      {panels}
    </div>
  );
}
