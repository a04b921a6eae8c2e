import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import type { Step } from "../../state/preview/comparison.ts";
import type { Linked } from "../../state/settings/settings.ts";
import { useComparison, useSettings, useStores } from "../parts/context.ts";
import { reward } from "../parts/format.ts";
import { collapseText, withError } from "./differenceText.ts";

interface Props {
  /** Number of fields that differ. */
  readonly count: number;
  /** Moves the focus to the title, when a button disappears. */
  readonly toTitle: () => void;
}

/** Splits a change of several fields into single steps, because its effect cannot be attributed to one field. */
export function SingleSteps({ count, toTitle }: Props) {
  const { comparison } = useStores();
  const steps = useComparison((state) => state.steps);
  if (count < 2) return null;
  return (
    <div className="steps small-buttons">
      <p>
        <strong>{count} fields differ,</strong> so it will not be known which of them makes the difference.
      </p>
      {steps ? (
        <>
          <p>Each step changes one field of the baseline. Steps need not add up: fields act on each other.</p>
          <ol>
            {steps.map((step) => (
              <SingleStep key={step.field} step={step} toTitle={toTitle} />
            ))}
          </ol>
          <button type="button" onClick={comparison.join}>
            Hide the steps
          </button>
        </>
      ) : (
        <button type="button" onClick={comparison.split}>
          Split into single steps
        </button>
      )}
    </div>
  );
}

function SingleStep({ step, toTitle }: { step: Step; toTitle: () => void }) {
  const { comparison } = useStores();
  const { field } = step;
  const { label } = parameters[field];
  const change = useSettings(
    ({ config, baseline }: Linked) =>
      `${fieldText(field, (baseline ?? config)[field])} → ${fieldText(field, config[field])}`,
  );
  return (
    <li>
      <span>
        Only {label}: {change}
      </span>
      <StepFigures difference={step.difference} />
      <button
        type="button"
        aria-label={`Try this step: only ${label}`}
        onClick={() => {
          comparison.tryStep(field);
          toTitle();
        }}
      >
        Try this step
      </button>
    </li>
  );
}

function StepFigures({ difference }: { difference: Step["difference"] }) {
  if (difference === undefined) return <span>simulating…</span>;
  if (difference === "same") return <span>the same curve: not simulated</span>;
  return (
    <span>
      ends at {reward(difference.end.after)}, <b>{withError(difference.end)}</b>; {collapseText(difference.collapse)}
    </span>
  );
}
