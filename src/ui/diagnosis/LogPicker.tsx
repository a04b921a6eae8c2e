import { type FormEvent, useState } from "react";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { entries } from "../../schema/fields/parameters.ts";
import { fieldText } from "../../schema/values/fieldText.ts";
import { type Example, exampleLog, examples } from "../../state/log/exampleLogs.ts";
import { logOf } from "../../state/log/log.ts";
import { useStores } from "../parts/context.ts";

/** Returns what an example changes, in words: "learning rate 4e-4, epochs 2". */
const changedSettings = (change: Example["change"]): string =>
  entries
    .flatMap(([field, { label }]) => {
      const value = field === "seed" ? undefined : change[field];
      if (value === undefined) return [];
      const text = fieldText(field, value);
      // "12 prompts" names its field
      return [text.endsWith(` ${label.toLowerCase()}`) ? text : `${label} ${text}`];
    })
    .join(", ");

/** Opens a log: a file, a pasted text, or a simulated example. */
export function LogPicker({ onOpen }: { onOpen: (file: File) => void }) {
  const log = logOf(useStores().log);
  const [text, setText] = useState("");
  const paste = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onOpen(new File([text], "pasted text"));
  };
  return (
    <div className="log-picker">
      <div>
        <p>
          Drop the log of a run anywhere on the page, choose a file, or paste text: Hugging Face{" "}
          <code>trainer_state.json</code>, notebooks, console logs, JSON Lines, JSON, CSV (also W&B exports), pasted
          tables and TensorBoard event files, up to 50 MB. A file of scored rollouts, several per prompt, shows which
          prompts give a training signal. The log stays on this machine and is sent nowhere.
        </p>
        <p>
          <input
            type="file"
            aria-label="Reward log"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) onOpen(file);
            }}
          />
        </p>
        <form onSubmit={paste}>
          <textarea
            className="code"
            aria-label="Log as text"
            placeholder={"step,reward\n1,0.21\n2,0.24"}
            rows={4}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" aria-disabled={text.trim() === ""}>
            Diagnose text
          </button>
        </form>
      </div>
      <div>
        <h3>Or try an example</h3>
        <p className="quiet">Simulated on a toy task, each named after its verdict. Not real runs.</p>
        <ul className="examples no-markers">
          {examples.map((example) => (
            <li key={example.verdict}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  const { file, known } = exampleLog(example);
                  void log.read(file, { isExample: true, known });
                }}
              >
                {verdictTitle(example.verdict)}
              </button>{" "}
              <span className="quiet">{changedSettings(example.change)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
