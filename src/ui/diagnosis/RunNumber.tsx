import { type FormEvent, useState } from "react";
import type { LogHead } from "../../diagnosis/protocol.ts";
import { visible } from "../../schema/values/quote.ts";
import { logOf } from "../../state/log/log.ts";
import { useStores } from "../parts/context.ts";

/** Chooses one of many runs by its number or name. */
export function RunNumber({ runs, chosen }: { runs: LogHead["runs"]; chosen: number }) {
  const log = logOf(useStores().log);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const choose = (event: FormEvent) => {
    event.preventDefault();
    const wanted = typed.trim();
    const named = runs.findIndex(({ name }) => name === wanted);
    const index = named >= 0 ? named : /^\d{1,9}$/.test(wanted) ? Number(wanted) - 1 : -1;
    const isThere = runs[index] !== undefined;
    setWrong(!isThere);
    if (isThere) log.choose({ run: index });
  };
  const name = runs[chosen]?.name;
  return (
    <form className="run-number" onSubmit={choose}>
      {name && <span>{visible(name, 60)} </span>}
      <label>
        Other run{" "}
        <input
          type="text"
          aria-label="Run of the log, number or name"
          aria-invalid={wrong}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>{" "}
      <button type="submit">Show</button>
      {wrong && (
        <span className="why" role="alert">
          Enter a number from 1 to {runs.length.toLocaleString("en-US")}, or a run's name.
        </span>
      )}
    </form>
  );
}
