import { useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { bandShifts } from "../../schema/plan/bandShifts.ts";
import { type GoalId, goalIds, goals, recommendForGoal, strategy } from "../../schema/plan/goals.ts";
import { patchOf, type Recommendation } from "../../schema/plan/recommendation.ts";
import { recommendForSetup } from "../../schema/plan/setup.ts";
import { Citation } from "../parts/Citation.tsx";
import { useStores } from "../parts/context.ts";
import { ProposalList } from "./ProposalList.tsx";
import "./plan.css";

interface Preset {
  readonly label: string;
  readonly does: string;
  readonly propose: (config: RunConfig) => readonly Recommendation[];
}

type PresetId = "setup" | GoalId;
const presetIds: readonly PresetId[] = ["setup", ...goalIds];

function presetOf(id: PresetId): Preset {
  if (id !== "setup") return { ...goals[id], propose: (config) => recommendForGoal(id, config) };
  return {
    label: "Recommended for my setup",
    does: "Settings for your task, prompts, model and GPUs, whatever they are now.",
    propose: recommendForSetup,
  };
}

/** Presets, each with a review of its changes before they are applied. */
export function Goals({ config }: { config: RunConfig }) {
  const [chosen, setChosen] = useState<PresetId>();
  return (
    <section className="goals divided" aria-labelledby="goals-title">
      <h2 id="goals-title">Optimize for</h2>
      <p className="quiet">A preset shows its changes and their reasons first.</p>
      <p className="quiet">
        {strategy.text}{" "}
        <small>
          <Citation source={strategy.source} />
        </small>
      </p>
      <div className="presets cluster">
        {presetIds.map((id) => (
          <button
            key={id}
            type="button"
            aria-expanded={id === chosen}
            aria-controls={id === chosen ? "proposal" : undefined}
            onClick={() => setChosen(id === chosen ? undefined : id)}
          >
            {presetOf(id).label}
          </button>
        ))}
      </div>
      {chosen && <Proposed key={chosen} preset={presetOf(chosen)} config={config} />}
    </section>
  );
}

function Proposed({ preset, config }: { preset: Preset; config: RunConfig }) {
  const { settings } = useStores();
  const [applied, setApplied] = useState(false);
  const proposals = preset.propose(config);
  const count = Object.keys(patchOf(proposals)).length;
  // the list can lag behind a drag: the changes are computed from the current settings
  const apply = () => {
    settings.change(patchOf(preset.propose(settings.store.getState().config)));
    setApplied(true);
  };
  return (
    <div className="proposed" id="proposal">
      <p>{preset.does}</p>
      {preset.propose === recommendForSetup && <Shifts config={config} />}
      <ProposalList proposals={proposals} />
      <p className="actions">
        <button type="button" className="primary" aria-disabled={count === 0} onClick={() => count > 0 && apply()}>
          {count === 0 ? "Nothing to change" : `Apply ${count} ${count === 1 ? "change" : "changes"}`}
        </button>
        <span role="status">{applied && count === 0 && "Applied. Undo takes all of it back in one step."}</span>
      </p>
    </div>
  );
}

/** The recommended ranges that the facts of the setup moved. */
function Shifts({ config }: { config: RunConfig }) {
  return (
    <ul className="no-markers quiet">
      {bandShifts(config).map(({ field, text }) => (
        <li key={field}>
          {parameters[field].label}: {text}
        </li>
      ))}
    </ul>
  );
}
