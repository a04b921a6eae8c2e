import { useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { GoalId } from "../../schema/plan/goalLabels.ts";
import { goals, recommendForGoal } from "../../schema/plan/goals.ts";
import { patchOf } from "../../schema/plan/recommendation.ts";
import { recommendForSetup } from "../../schema/plan/setup.ts";
import { useStores } from "../parts/context.ts";
import { ProposalList } from "./ProposalList.tsx";

export type PresetId = "setup" | GoalId;

const propose = (id: PresetId, config: RunConfig) =>
  id === "setup" ? recommendForSetup(config) : recommendForGoal(id, config);

/** What a preset does, its changes with their reasons, and the button that applies them. */
export function PresetReview({ id, config }: { id: PresetId; config: RunConfig }) {
  const { settings } = useStores();
  const [applied, setApplied] = useState(false);
  const proposals = propose(id, config);
  const count = Object.keys(patchOf(proposals)).length;
  // the list can lag behind a drag: the changes are computed from the current settings
  const apply = () => {
    settings.change(patchOf(propose(id, settings.store.getState().config)));
    setApplied(true);
  };
  return (
    <>
      <p>
        {id === "setup" ? "Settings for your task, prompts, model and GPUs, whatever they are now." : goals[id].does}
      </p>
      <ProposalList proposals={proposals} />
      <p className="actions">
        <button type="button" className="primary" aria-disabled={count === 0} onClick={() => count > 0 && apply()}>
          {count === 0 ? "Nothing to change" : `Apply ${count} ${count === 1 ? "change" : "changes"}`}
        </button>
        <span role="status">{applied && count === 0 && "Applied. Undo takes all of it back in one step."}</span>
      </p>
    </>
  );
}
