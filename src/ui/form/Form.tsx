import { type ReactNode, useEffect } from "react";
import { useStore } from "zustand";
import { type AdjustableField, advancedFields, rolloutFields, trainingFields } from "../../schema/fields/parameters.ts";
import { useStores } from "../parts/context.ts";
import { HeldUntilUsed } from "../parts/HeldUntilUsed.tsx";
import { heldPart } from "../parts/heldPart.ts";
import { ManagedClosed } from "../parts/ManagedClosed.tsx";
import { AdvancedRow } from "./AdvancedRow.tsx";
import { FieldRow } from "./FieldRow.tsx";
import { expandAll, openRows, restoreOpenRows } from "./openRows.ts";
import "./Form.css";
// of prerendered parts whose chunk comes later
import "./MemoryEstimate.css";
import "./SignalMeter.css";

const MemoryEstimate = import.meta.env.SSR
  ? (await import("./MemoryEstimate.tsx")).MemoryEstimate
  : heldPart(async () => (await import("./MemoryEstimate.tsx")).MemoryEstimate);
const SignalMeter = import.meta.env.SSR
  ? (await import("./SignalMeter.tsx")).SignalMeter
  : heldPart(async () => (await import("./SignalMeter.tsx")).SignalMeter);

const held = (part: ReactNode) => <HeldUntilUsed isShown={false}>{part}</HeldUntilUsed>;

/** What a row's details show beside the texts of its parameter. */
const extras: { readonly [K in AdjustableField]?: ReactNode } = {
  batchSize: held(<MemoryEstimate />),
  responseCandidatesCount: held(<SignalMeter />),
};

// made once, so that a row renders again only when its own settings change
const rowOf = (field: AdjustableField) => (
  <FieldRow key={field} field={field}>
    {extras[field]}
  </FieldRow>
);
const training = trainingFields.map(rowOf);
const rollouts = rolloutFields.map(rowOf);
const advanced = advancedFields.map((field) => <AdvancedRow key={field} field={field} />);

/** The settings of the job: a row per parameter. */
export function Form() {
  const { firstUse } = useStores();
  useEffect(() => {
    restoreOpenRows();
    if (openRows.getState().all) firstUse.end();
  }, [firstUse]);
  return (
    <div className="form">
      <header className="form-head">
        <p>Tune hyperparameters for reinforcement fine-tuning (RFT)</p>
        <ExpandAll />
        <p className="closed">
          <ManagedClosed />
        </p>
      </header>
      <h2 className="unseen" id="settings" tabIndex={-1}>
        Training parameters
      </h2>
      {training}
      <h2>Rollout parameters</h2>
      {rollouts}
      <h2>Advanced</h2>
      {advanced}
    </div>
  );
}

function ExpandAll() {
  const all = useStore(openRows, (state) => state.all);
  return (
    <button type="button" className="link" onClick={() => expandAll(!all)}>
      {all ? "Collapse all" : "Expand all"}
    </button>
  );
}
