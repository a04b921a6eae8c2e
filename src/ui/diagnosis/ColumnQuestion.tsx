import { type FormEvent, useState } from "react";
import { logOf } from "../../state/log/log.ts";
import { useLog, useStores } from "../parts/context.ts";
import { ColumnOptions } from "./ColumnOptions.tsx";

/** Asks which column is the reward; the guessed one is selected, and can be confirmed. */
export function ColumnQuestion({ text }: { text: string }) {
  const log = logOf(useStores().log);
  const head = useLog((state) => state.head);
  const choice = useLog((state) => state.choice);
  const guess = useLog(({ diagnosed }) => (diagnosed && "series" in diagnosed ? diagnosed.series.rewardColumn : ""));
  const [column, setColumn] = useState(guess);
  const run = head?.runs[choice.run];
  if (!run) return null;
  const answer = (event: FormEvent) => {
    event.preventDefault();
    log.choose({ ...choice, column });
  };
  return (
    <form className="ask" onSubmit={answer}>
      <label>
        {text}{" "}
        <select value={column} onChange={(event) => setColumn(event.target.value)}>
          <ColumnOptions run={run} />
        </select>
      </label>{" "}
      <button type="submit">Use this column</button>
    </form>
  );
}
