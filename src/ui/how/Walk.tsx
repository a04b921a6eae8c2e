import { type ComponentType, type KeyboardEvent, useMemo, useState } from "react";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { type GroupTrace, traceGroup } from "../../simulator/walk/groupTrace.ts";
import { Advantages } from "./steps/Advantages.tsx";
import { Collapse } from "./steps/Collapse.tsx";
import { HackedGrader } from "./steps/HackedGrader.tsx";
import { OnePrompt } from "./steps/OnePrompt.tsx";
import { Rollouts } from "./steps/Rollouts.tsx";
import { Update } from "./steps/Update.tsx";

/** What the steps of the walk share: one group of rollouts, the step size of its update, and how to change them. */
export interface StepProps {
  readonly trace: GroupTrace;
  readonly rate: number;
  readonly onRate: (rate: number) => void;
  readonly onSample: () => void;
}

interface Step {
  readonly title: string;
  readonly Body: ComponentType<StepProps>;
}

const steps: readonly Step[] = [
  { title: "One prompt", Body: OnePrompt },
  { title: "Four rollouts", Body: Rollouts },
  { title: "Advantages", Body: Advantages },
  { title: "An update", Body: Update },
  { title: "A collapse", Body: Collapse },
  { title: "A hacked grader", Body: HackedGrader },
];
const LAST = steps.length - 1;

/** Six short steps from one prompt to reward hacking; text and figure belong together. */
export function Walk({ onDone }: { onDone: () => void }) {
  const [at, setAt] = useState(0);
  const [draw, setDraw] = useState(0);
  const [rate, setRate] = useState(defaultConfig.learningRate);
  const trace = useMemo(() => traceGroup({ ...defaultConfig, learningRate: rate }, draw), [rate, draw]);
  const go = (to: number) => setAt(Math.min(LAST, Math.max(0, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  const { title, Body } = steps[at] ?? (steps[0] as Step);
  return (
    <section className="walk" aria-label="Walk" onKeyDown={onKeyDown}>
      <ol className="no-markers cluster">
        {steps.map((step, i) => (
          <li key={step.title}>
            <button type="button" aria-current={i === at ? "step" : undefined} onClick={() => go(i)}>
              <span aria-hidden="true">{i + 1}</span> <span className="title">{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
      <h3 aria-live="polite">
        <span className="unseen">
          Step {at + 1} of {steps.length}:{" "}
        </span>
        {title}
      </h3>
      <div className="step-body">
        <Body trace={trace} rate={rate} onRate={setRate} onSample={() => setDraw((last) => last + 1)} />
      </div>
      <p className="actions">
        <button type="button" aria-disabled={at === 0} onClick={() => go(at - 1)}>
          Back
        </button>
        <button type="button" className="primary" onClick={() => (at === LAST ? onDone() : go(at + 1))}>
          {at === LAST ? "Done" : "Next"}
        </button>
      </p>
    </section>
  );
}
