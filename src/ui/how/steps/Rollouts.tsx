import { RolloutTable } from "../RolloutTable.tsx";
import type { StepProps } from "../Walk.tsx";

/** Step 2: the group of rollouts and its rewards. */
export function Rollouts({ trace, onSample }: StepProps) {
  const wins = trace.rollouts.filter(({ reward }) => reward === 1).length;
  return (
    <>
      <p>
        Four responses are sampled for the same prompt and graded: a <em>group</em> of n = 4 rollouts. A response also
        has eight format tokens; one that is wrong makes the reward 0. In this group {wins} of 4 earn the full reward.
      </p>
      <RolloutTable trace={trace} />
      <button type="button" onClick={onSample}>
        Sample again
      </button>
    </>
  );
}
