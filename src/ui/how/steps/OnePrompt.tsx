import { percent } from "../../../schema/fields/notation.ts";
import { AnswerTable } from "../AnswerTable.tsx";
import type { StepProps } from "../Walk.tsx";

/** Step 1: a prompt, its answers, and the base model's probabilities. */
export function OnePrompt({ trace }: StepProps) {
  return (
    <>
      <p>
        A prompt of the simulated task has ten answers. The grader pays 1 for the right one and 0.2 for a lazy one. The
        base model gives the right answer with probability {percent(trace.before[trace.rightAnswer] ?? 0)}.
      </p>
      <AnswerTable trace={trace} />
    </>
  );
}
