import { shortest } from "../../../schema/fields/notation.ts";
import { parameters } from "../../../schema/fields/parameters.ts";
import { AnswerTable } from "../AnswerTable.tsx";
import { Choice } from "../Dials.tsx";
import type { StepProps } from "../Walk.tsx";

const { hard, default: usual } = parameters.learningRate;
const rates = [hard.min, usual, hard.max].map((rate) => shortest(rate, "rate"));

/** Step 4: one optimizer step from the group. */
export function Update({ trace, rate, onRate, onSample }: StepProps) {
  return (
    <>
      <p>
        One optimizer step changes the adapter so that responses with a positive advantage become more likely. The
        learning rate is the size of the step. A step of a whole run averages several prompts; here it is this one.
      </p>
      <Choice
        label="Learning rate"
        value={shortest(rate, "rate")}
        options={rates}
        onChange={(chosen) => onRate(Number(chosen))}
      />
      <AnswerTable trace={trace} updated />
      <button type="button" onClick={onSample}>
        Sample again
      </button>
    </>
  );
}
