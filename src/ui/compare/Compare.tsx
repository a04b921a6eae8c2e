import { useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import type { RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import { differingFields } from "../../state/preview/comparison.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { DifferenceSummary } from "./DifferenceSummary.tsx";
import { SingleSteps } from "./SingleSteps.tsx";
import "./Compare.css";

/** Pins the present settings as a baseline, and compares later settings with it. */
export function Compare() {
  const baseline = useSettings((settings) => settings.baseline);
  const title = useRef<HTMLHeadingElement>(null);
  const { comparison } = useStores();
  return (
    <section className="compare" aria-labelledby="compare-title">
      <h2 id="compare-title" ref={title} tabIndex={-1} className={baseline ? undefined : "unseen"}>
        vs. baseline
      </h2>
      {baseline ? (
        <Pinned baseline={baseline} toTitle={() => title.current?.focus()} />
      ) : (
        <p className="pin muted">
          <button
            type="button"
            onClick={() => {
              comparison.pin();
              title.current?.focus();
            }}
          >
            Pin as baseline
          </button>
          <span> to compare later changes with these settings</span>
        </p>
      )}
    </section>
  );
}

function Pinned({ baseline, toTitle }: { baseline: RunConfig; toTitle: () => void }) {
  const { comparison } = useStores();
  const differing = useSettings(useShallow(({ config }) => differingFields(baseline, config)));
  const same = differing.length === 0;
  // the button can disappear, so the focus moves to the title
  const then = (act: () => void) => () => {
    act();
    toTitle();
  };
  return (
    <>
      <div className="actions small-buttons">
        <button type="button" aria-disabled={same} onClick={() => same || comparison.swap()}>
          Swap
        </button>
        <button type="button" aria-disabled={same} onClick={() => same || comparison.restore()}>
          Restore baseline
        </button>
        <button type="button" aria-disabled={same} onClick={() => same || comparison.pin()}>
          Update baseline
        </button>
        <button type="button" onClick={then(comparison.unpin)}>
          Clear
        </button>
      </div>
      {same ? (
        <p>No change from the baseline yet.</p>
      ) : (
        <>
          <DifferenceSummary />
          <Differing baseline={baseline} />
          <SingleSteps count={differing.length} toTitle={toTitle} />
        </>
      )}
    </>
  );
}

/** Every field that differs from the baseline, with both values. */
function Differing({ baseline }: { baseline: RunConfig }) {
  const config = useSettings((settings) => settings.config);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Baseline</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {differingFields(baseline, config).map((field) => (
          <tr key={field}>
            <th scope="row">{parameters[field].label}</th>
            <td>{fieldText(field, baseline[field])}</td>
            <td>{fieldText(field, config[field])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
