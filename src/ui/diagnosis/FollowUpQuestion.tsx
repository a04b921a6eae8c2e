import { type FormEvent, useState } from "react";
import { readAnswer } from "../../diagnosis/advice/answer.ts";
import type { Question } from "../../diagnosis/advice/diagnosis.ts";
import { logOf } from "../../state/log/log.ts";
import { useStores } from "../parts/context.ts";
import { ColumnQuestion } from "./ColumnQuestion.tsx";

/** The question whose answer would change the verdict or its remedy. */
export function FollowUpQuestion({ question }: { question: Question }) {
  return question.about === "rewardColumn" ? <ColumnQuestion text={question.text} /> : <NumberQuestion {...question} />;
}

/** A question that a number answers. */
function NumberQuestion(question: Question) {
  const { about, text } = question;
  const log = logOf(useStores().log);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const answer = (event: FormEvent) => {
    event.preventDefault();
    const context = readAnswer(question, typed);
    setWrong(context === undefined);
    if (context) log.tell(context);
  };
  return (
    <form className="ask" onSubmit={answer}>
      <label>
        {text}{" "}
        <input
          type="text"
          inputMode="decimal"
          value={typed}
          aria-invalid={wrong}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>{" "}
      <button type="submit">Answer</button>
      {wrong && (
        <span className="why" role="alert">
          Enter a number{about === "rewardMaximum" ? "" : " above 0"}, e.g. 1 or 5e-6.
        </span>
      )}
    </form>
  );
}
