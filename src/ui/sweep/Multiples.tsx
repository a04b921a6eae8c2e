import { useStore } from "zustand";
import type { RunConfig } from "../../schema/fields/config.ts";
import { zoneOf } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters } from "../../schema/fields/parameters.ts";
import { bare } from "../../schema/fields/phrase.ts";
import { planSweep, runName, type Sweep } from "../../schema/plan/sweep.ts";
import { curveKey } from "../../state/preview/preview.ts";
import type { Simulation, SweepRuns } from "../../state/preview/sweepRuns.ts";
import { reward } from "../parts/format.ts";
import { Multiple } from "./Multiple.tsx";

/** Returns the axes whose values all give the same curve. */
const unmoved = (sweep: Sweep, base: RunConfig) =>
  sweep.axes.filter((axis) => axis.values.length > 1 && new Set(planSweep(base, [axis]).runs.map(curveKey)).size === 1);

/** A chart of each run on the same scale: a column for each value of the first setting, a row for each of the second. */
export function Multiples({ sweep, simulated }: { sweep: Sweep; simulated: SweepRuns }) {
  const { simulations, failure } = useStore(simulated.store);
  const [first, second] = sweep.axes;
  const [base] = sweep.runs;
  if (!first || !base) return null;
  const rows = second ? second.values : [undefined];
  const longest = Math.max(...sweep.runs.map(({ epochs }) => epochs));
  const done = sweep.runs.filter((run) => simulations.get(curveKey(run))?.done).length;
  const same = unmoved(sweep, base);
  return (
    <section className="multiples" aria-label="Simulated curves">
      <p role="status" className="quiet">
        {done === sweep.runs.length ? `All ${done} simulated` : `${done} of ${sweep.runs.length} simulated`}, 64 seeds
        each. Toy simulation of GRPO: trust the ranking and the shape, not the numbers.
      </p>
      {same.map(({ field }) => (
        <p key={field} className="quiet">
          <b>{parameters[field].label}</b> does not affect the simulation: compare these values in real runs.
        </p>
      ))}
      {failure !== undefined && (
        <p className="failure" role="alert">
          The simulation stopped: {failure}.{" "}
          <button type="button" onClick={simulated.retry}>
            Try again
          </button>
        </p>
      )}
      {rows.map((value) => {
        const inRow = sweep.runs.filter((run) => !second || run[second.field] === value);
        return (
          <div key={value ?? ""} className="sweep-row">
            {second && value !== undefined && inRow[0] && (
              <h3>
                {parameters[second.field].label} {bare(parameters[second.field], value)}{" "}
                <ZoneWord field={second.field} run={inRow[0]} />
              </h3>
            )}
            <div className="cells">
              {inRow.map((run) => {
                const simulation = simulations.get(curveKey(run));
                return (
                  <figure key={run[first.field]} aria-label={runName(run, sweep.axes)} aria-busy={!simulation?.done}>
                    <Multiple simulation={simulation} epochs={run.epochs} longest={longest} />
                    <figcaption>
                      <span>
                        <b>{bare(parameters[first.field], run[first.field])}</b>{" "}
                        <ZoneWord field={first.field} run={run} />
                      </span>
                      <Ends simulation={simulation} />
                    </figcaption>
                  </figure>
                );
              })}
            </div>
          </div>
        );
      })}
      <p className="quiet">
        Reward 0 to 1 over {longest} {longest === 1 ? "epoch" : "epochs"}. Bold: mean held-out reward; dashed: train;
        band: the middle 80% of the runs by train reward.
      </p>
    </section>
  );
}

/** The zone of a value in its run. */
function ZoneWord({ field, run }: { field: AdjustableField; run: RunConfig }) {
  const { advice } = parameters[field];
  const band = advice?.band(run);
  if (!advice || !band) return <span className="zone-word">nothing fits</span>;
  const zone = zoneOf(run[field], band);
  return <span className={`zone-word zone-${zone}`}>{advice.words[zone].toLowerCase()}</span>;
}

function Ends({ simulation }: { simulation: Simulation | undefined }) {
  if (!simulation) return <span className="ends">waiting…</span>;
  const { summary, ensemble } = simulation;
  return (
    <span className="ends">
      <span>held-out {reward(summary.heldOutEnd)}</span>
      <span>
        {Math.round(summary.collapsedShare * ensemble.runs)} of {ensemble.runs} collapse
      </span>
    </span>
  );
}
