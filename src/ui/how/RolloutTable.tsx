import type { GroupTrace } from "../../simulator/walk/groupTrace.ts";
import { answerName } from "./AnswerTable.tsx";

interface Props {
  readonly trace: GroupTrace;
  readonly advantages?: boolean;
}

const signed = (value: number) => (value === 0 ? "0" : `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(2)}`);

/** The rollouts of the group with their rewards, and their advantages. */
export function RolloutTable({ trace, advantages = false }: Props) {
  return (
    <table className="rollouts">
      <thead>
        <tr>
          <th scope="col">Rollout</th>
          <th scope="col">Answer</th>
          <th scope="col">Format</th>
          <th scope="col">Reward</th>
          {advantages && <th scope="col">Advantage</th>}
        </tr>
      </thead>
      <tbody>
        {trace.rollouts.map(({ answer, formatted, reward, advantage }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rollout is known by its place in the group
          <tr key={i}>
            <th scope="row">{i + 1}</th>
            <td>{answerName(trace, answer)}</td>
            <td>{formatted ? "right" : "broken"}</td>
            <td>{reward}</td>
            {advantages && <td data-sign={Math.sign(advantage)}>{signed(advantage)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
