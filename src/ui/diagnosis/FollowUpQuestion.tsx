import { type FormEvent, useState } from "react";
import type { Question } from "../../diagnosis/advice/diagnosis.ts";
import { useStores } from "../parts/context.ts";

/** The question whose answer would change the verdict or its remedy. */
export function FollowUpQuestion({ question: { about, text } }: { question: Question }) {
  const { log } = useStores();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const answer = (event: FormEvent) => {
    event.preventDefault();
    const value = Number(typed.trim().replace(",", "."));
    const good = typed.trim() !== "" && Number.isFinite(value) && (about === "rewardMaximum" || value > 0);
    setWrong(!good);
    if (good) log.tell(about === "rewardMaximum" ? { rewardMaximum: value } : { settings: { [about]: value } });
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
          Write a number{about === "rewardMaximum" ? "" : " above 0"}, like 1 or 5e-6.
        </span>
      )}
    </form>
  );
}
