import { RolloutTable } from "../RolloutTable.tsx";
import type { StepProps } from "../Walk.tsx";

/** Step 3: rewards relative to their group. */
export function Advantages({ trace, onSample }: StepProps) {
  const hasSignal = trace.rollouts.some(({ advantage }) => advantage !== 0);
  return (
    <>
      <p>
        The advantage of a rollout is its reward minus the group mean, in standard deviations of the group. There is no
        other judge: a reward of 0.2 is good in a poor group.
      </p>
      <RolloutTable trace={trace} advantages />
      <p role="status">
        {hasSignal
          ? "This group has signal: its rewards differ."
          : "A zero-variance group: all rewards are equal, every advantage is 0, and the group teaches nothing."}
      </p>
      <button type="button" onClick={onSample}>
        Sample again
      </button>
    </>
  );
}
