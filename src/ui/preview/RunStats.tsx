import { usePreview, useStores } from "../parts/context.ts";
import { reward } from "../parts/format.ts";
import "./RunStats.css";

/** Mean peak below which no run has risen enough to collapse. */
const NEVER_ROSE = 0.1;

/** Mean final rewards of all runs and the number of those that collapse. */
export function Stats() {
  const stage = usePreview((preview) => preview.stage);
  const failed = usePreview(({ status }) => status === "failed");
  if (failed) return null;
  if (!stage) return <p className="stats cluster">Simulating…</p>;
  const { summary } = stage;
  const { runs } = stage.ensemble;
  const collapsed = Math.round(summary.collapsedShare * runs);
  return (
    <ul className="stats no-markers cluster">
      <li>
        <b>{reward(summary.heldOutEnd)}</b> held-out{collapsed > 0 && ", all runs"}
      </li>
      <li>
        <b>{reward(summary.end)}</b> train
      </li>
      {summary.peak > NEVER_ROSE && (
        <li className={collapsed > 0 ? "collapsing" : undefined}>
          <b>
            {collapsed} of {runs}
          </b>{" "}
          collapse
        </li>
      )}
    </ul>
  );
}

/** The reason of a failed simulation, with a retry button. */
export function Failure() {
  const { preview } = useStores();
  const message = usePreview(({ failure }) => failure);
  if (message === undefined) return null;
  return (
    <p className="failure" role="alert">
      The simulation stopped: {message}. Your settings are safe.{" "}
      <button type="button" onClick={preview.retry}>
        Try again
      </button>
    </p>
  );
}
