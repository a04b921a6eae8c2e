import { useShallow } from "zustand/react/shallow";
import type { RunConfig } from "../../schema/fields/config.ts";
import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import { differingFields } from "../../state/preview/comparison.ts";
import { useRested, useStores } from "../parts/context.ts";
import { DifferenceSummary } from "./DifferenceSummary.tsx";
import { SingleSteps } from "./SingleSteps.tsx";

interface Props {
  readonly baseline: RunConfig;
  /** Moves the focus to the title, when a button disappears. */
  readonly toTitle: () => void;
}

/** The difference of the settings from the baseline, with the actions on it. */
export function PinnedBaseline({ baseline, toTitle }: Props) {
  const { comparison } = useStores();
  const differing = useRested(useShallow(({ config }) => differingFields(baseline, config)));
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
  const config = useRested((settings) => settings.config);
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
