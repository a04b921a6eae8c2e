import { useEffect, useMemo, useState } from "react";
import { grouped, inWords } from "../../schema/fields/notation.ts";
import { planSweep, readValues } from "../../schema/plan/sweep.ts";
import { createSweepRuns, type SweepRuns } from "../../state/preview/sweepRuns.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { type AxisDraft, AxisFields, draftOf } from "./AxisFields.tsx";
import { Multiples } from "./Multiples.tsx";
import { SweepExports } from "./SweepExports.tsx";
import "./sweep.css";

/** Plans, simulates and exports a sweep over one or two settings. */
export function Sweep({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Plan a sweep" onClose={onClose} wide>
      <p>
        Runs that differ in one or two settings and share all others with this page. The curves are simulated here; an
        engine of yours runs the sweep itself.
      </p>
      <Plan />
    </Modal>
  );
}

/** Returns the simulations of the sweep, whose worker ends with the dialog. */
function useSweepRuns(): SweepRuns | undefined {
  const { createSimulator } = useStores();
  const [simulated, setSimulated] = useState<SweepRuns>();
  useEffect(() => {
    const own = createSweepRuns(createSimulator);
    setSimulated(own);
    return own.dispose;
  }, [createSimulator]);
  return simulated;
}

function Plan() {
  const config = useSettings((state) => state.config);
  const job = useSettings((state) => state.job);
  const drafts = useSettings((state) => state.drafts);
  const [first, setFirst] = useState<AxisDraft>(() => draftOf("learningRate", config));
  const [second, setSecond] = useState<AxisDraft>();
  const [name, setName] = useState(() => job.outputModel.slice(job.outputModel.lastIndexOf("/") + 1) || "sweep");
  const simulated = useSweepRuns();

  const sweep = useMemo(() => {
    const axes = [first, ...(second ? [second] : [])];
    return planSweep(
      config,
      axes.map(({ field, text }) => ({ field, values: readValues(field, text).values })),
    );
  }, [config, first, second]);
  useEffect(() => simulated?.simulate(sweep.runs), [simulated, sweep]);

  const { runs, refused, warnings } = sweep;
  const nothing = runs.length === 0 && refused.length === 0 ? ["No values: enter at least one."] : [];
  const reasons = [...Object.values(drafts).map(({ reason }) => reason), ...refused, ...nothing];
  return (
    <>
      <AxisFields
        legend="First setting"
        draft={first}
        taken={second?.field}
        config={config}
        onChange={(draft) => draft && setFirst(draft)}
      />
      <AxisFields
        legend="Second setting"
        draft={second}
        taken={first.field}
        optional
        config={config}
        onChange={setSecond}
      />
      <p role="status" className="sum">
        {runs.length > 0 && (
          <>
            <b>
              {runs.length} {runs.length === 1 ? "run" : "runs"}
            </b>
            , {grouped(sweep.rollouts)} rollouts in total, about {inWords(sweep.trainedTokens)} trained tokens.
          </>
        )}
      </p>
      {warnings.length > 0 && (
        <ul className="warnings" aria-label="Before you start it">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {simulated && <Multiples sweep={sweep} simulated={simulated} />}
      <p className="sweep-name">
        <label>
          Sweep name, the prefix of its job IDs{" "}
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      </p>
      <SweepExports sweep={sweep} config={config} job={job} name={name} reasons={reasons} />
    </>
  );
}
