import { percent } from "../../schema/fields/notation.ts";
import type { GroupTrace } from "../../simulator/walk/groupTrace.ts";

/** Names an answer of the simulated task: the right one, the lazy one, or its number. */
export const answerName = ({ rightAnswer }: Pick<GroupTrace, "rightAnswer">, answer: number) =>
  answer === rightAnswer ? "right answer" : answer === 0 ? "lazy answer" : `answer ${answer}`;

interface Props {
  readonly trace: GroupTrace;
  /** Shows the probabilities after the update beside those before. */
  readonly updated?: boolean;
}

/** The answers to the prompt with what they pay and how likely they are. */
export function AnswerTable({ trace, updated = false }: Props) {
  const { pay, before, after } = trace;
  return (
    <table className="answers">
      <thead>
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">Pays</th>
          <th scope="col">Probability{updated && ", before → after"}</th>
        </tr>
      </thead>
      <tbody>
        {before.map((chance, answer) => (
          <tr key={answerName(trace, answer)} data-right={answer === trace.rightAnswer || undefined}>
            <th scope="row">{answerName(trace, answer)}</th>
            <td>{pay[answer]}</td>
            <td>
              <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect className="before" width={100 * chance} height={updated ? 5 : 10} />
                {updated && <rect className="after" y={5} width={100 * (after[answer] ?? 0)} height={5} />}
              </svg>{" "}
              {percent(chance)}
              {updated && ` → ${percent(after[answer] ?? 0)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
