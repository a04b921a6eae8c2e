import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { ChangeToTry } from "./ChangeToTry.tsx";
import { FollowUpQuestion } from "./FollowUpQuestion.tsx";

/** The verdict in words: summary, evidence, what to do, and what was ruled out. */
export function Explanation({ diagnosis, series }: { diagnosis: Diagnosis; series: Series }) {
  const { summary, evidence, alternatives, change, question, needed, lookAt, ruledOut, cause } = diagnosis;
  return (
    <>
      <p>{summary}</p>
      {evidence.length > 0 && (
        <ul className="evidence" aria-label="Evidence">
          {evidence.map(({ text, column }) => (
            <li key={text}>
              {text}
              {column !== undefined && column !== series.rewardColumn && (
                <>
                  {" "}
                  <code>{column}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {alternatives.length > 0 && (
        <p className="quiet">
          It could also be: {alternatives.map((name) => verdictTitle(name).toLowerCase()).join(", ")}.
        </p>
      )}
      {cause === "data_or_grader" && (
        <p>
          <strong>Not a hyperparameter problem.</strong>
        </p>
      )}
      {lookAt && <p>{lookAt}</p>}
      {needed && (
        <p>
          <strong>To tell more:</strong> {needed}
        </p>
      )}
      {change && <ChangeToTry change={change} series={series} />}
      {!change && !question && !lookAt && !needed && <p>There is nothing to change.</p>}
      {question && <FollowUpQuestion key={question.about} question={question} />}
      {ruledOut.length > 0 && (
        <details className="background">
          <summary>Why not something else</summary>
          <dl>
            {ruledOut.map(({ what, why }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
