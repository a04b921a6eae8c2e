import type { RunConfig } from "../../schema/fields/config.ts";
import { adjustableFields, parameters } from "../../schema/fields/parameters.ts";
import { bare } from "../../schema/fields/phrase.ts";
import { bandShifts } from "../../schema/plan/bandShifts.ts";
import { patchOf } from "../../schema/plan/recommendation.ts";
import { recommendForSetup } from "../../schema/plan/setup.ts";
import { useRested, useStores } from "../parts/context.ts";

/** Says why the recommendation changes nothing: settings without a range have no recommended value to take. */
function noChangesText(config: RunConfig): string {
  const empty = adjustableFields.filter((field) => parameters[field].advice.band(config) === undefined);
  if (empty.length > 0) return `${empty.map((field) => parameters[field].label).join(", ")}: no value fits this setup.`;
  return "No changes: the settings are the recommended start for this setup.";
}

/** The recommended ranges that the setup moved, with the cause of each, and a button that takes the recommended settings. */
export function MovedBands() {
  const { settings } = useStores();
  const config = useRested((state) => state.config);
  const shifts = bandShifts(config);
  const changes = recommendForSetup(config).filter(({ from, to }) => from !== to);
  const apply = () => settings.change(patchOf(recommendForSetup(settings.store.getState().config)));
  return (
    <section className="moved" aria-labelledby="moved-title">
      <h3 id="moved-title">Recommended ranges</h3>
      <div role="status">
        {shifts.length === 0 && <p className="muted">As in the default setup.</p>}
        <ul className="no-markers">
          {shifts.map(({ field, text }) => (
            <li key={field}>
              <b>{parameters[field].label}</b> {text}
            </li>
          ))}
        </ul>
      </div>
      <button
        type="button"
        className="primary"
        aria-disabled={changes.length === 0}
        aria-describedby="recommended-changes"
        onClick={() => changes.length > 0 && apply()}
      >
        Recommended for my setup
      </button>
      <p id="recommended-changes" className="muted">
        {changes.length === 0
          ? noChangesText(config)
          : changes
              .map(({ field, from, to }) => {
                const parameter = parameters[field];
                return `${parameter.label} ${bare(parameter, from)} → ${bare(parameter, to)}`;
              })
              .join(" · ")}
      </p>
    </section>
  );
}
