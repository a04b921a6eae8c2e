import type { Diagnosis } from "../../diagnosis/advice/diagnosis.ts";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import type { Series } from "../../diagnosis/log/log.ts";
import { proposalOf } from "../../state/log/proposal.ts";
import { useLog } from "../parts/context.ts";
import { ChangeToTry } from "./ChangeToTry.tsx";
import { FollowUpQuestion } from "./FollowUpQuestion.tsx";

/** The verdict in words, and what to do about it. */
export function Explanation({ diagnosis, series }: { diagnosis: Diagnosis; series: Series }) {
  const { verdict, confidence, summary, alternatives, question, needed, lookAt, cause } = diagnosis;
  const known = useLog((state) => state.known);
  const setup = useLog((state) => state.setup);
  const proposal = proposalOf(diagnosis, series, known, setup);
  const nothingToDo = !proposal && !question && !lookAt && !needed;
  return (
    <>
      <p className="verdict-title">
        <strong>{verdictTitle(verdict)}</strong>
        <span className="muted">{confidence} confidence</span>
      </p>
      <p className="run-summary">{summary}</p>
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
      {proposal && <ChangeToTry key={`${proposal.field} ${proposal.to}`} proposal={proposal} series={series} />}
      {nothingToDo && <p>There is nothing to change.</p>}
      {question && <FollowUpQuestion key={question.about} question={question} />}
    </>
  );
}
