import { parameters } from "../../schema/fields/parameters.ts";
import { bare } from "../../schema/fields/phrase.ts";
import { bandShifts } from "../../schema/plan/bandShifts.ts";
import { patchOf } from "../../schema/plan/recommendation.ts";
import { recommendForSetup } from "../../schema/plan/setup.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** The recommended ranges that the setup moved, with the cause of each, and a button that takes the recommended settings. */
export function MovedBands() {
  const { settings } = useStores();
  const config = useSettings((state) => state.config);
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
          ? "All settings are as recommended."
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
