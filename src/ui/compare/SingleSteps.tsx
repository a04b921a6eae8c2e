import { parameters } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import type { Step } from "../../state/preview/comparison.ts";
import type { Linked } from "../../state/settings/settings.ts";
import { useComparison, useRested, useStores } from "../parts/context.ts";
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
        <strong>{count} settings changed:</strong> the effect cannot be attributed to one.
      </p>
      {steps ? (
        <>
          <p>Each row changes one setting of the baseline. Effects need not add up, because settings interact.</p>
          <ol>
            {steps.map((step) => (
              <SingleStep key={step.field} step={step} toTitle={toTitle} />
            ))}
          </ol>
          <button type="button" onClick={comparison.join}>
            Hide changes
          </button>
        </>
      ) : (
        <button type="button" onClick={comparison.split}>
          Isolate each change
        </button>
      )}
    </div>
  );
}

function SingleStep({ step, toTitle }: { step: Step; toTitle: () => void }) {
  const { comparison } = useStores();
  const { field } = step;
  const { label } = parameters[field];
  const change = useRested(
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
        aria-label={`Apply only ${label}`}
        onClick={() => {
          comparison.tryStep(field);
          toTitle();
        }}
      >
        Apply only this
      </button>
    </li>
  );
}

function StepFigures({ difference }: { difference: Step["difference"] }) {
  if (difference === undefined) return <span>simulating…</span>;
  if (difference === "same") return <span>same curve: not simulated</span>;
  return (
    <span>
      held-out {reward(difference.heldOutEnd.before)} → {reward(difference.heldOutEnd.after)},{" "}
      <b>{withError(difference.heldOutEnd)}</b>; {collapseText(difference.collapse)}
    </span>
  );
}
