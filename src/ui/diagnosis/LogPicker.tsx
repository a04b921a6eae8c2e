import { type FormEvent, useState } from "react";
import { exampleLog, examples } from "../../state/log/exampleLogs.ts";
import { useStores } from "../parts/context.ts";

/** Opens a log: a file, a pasted text, or a simulated example. */
export function LogPicker({ onOpen }: { onOpen: (file: File) => void }) {
  const { log } = useStores();
  const [text, setText] = useState("");
  const paste = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") onOpen(new File([text], "pasted text"));
  };
  return (
    <div className="log-picker">
      <div>
        <p>
          Drop the log of a real run anywhere on the page, pick it, or paste it: Hugging Face{" "}
          <code>trainer_state.json</code>, notebooks, console logs, JSON Lines, JSON, CSV (W&B exports too), pasted
          tables and TensorBoard event files, up to 50 MB. The log stays on this machine and is sent nowhere.
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
            Diagnose the text
          </button>
        </form>
      </div>
      <div>
        <h3>Or try a simulated run</h3>
        <p className="quiet">Made on a toy task by the simulator behind the preview, and labelled so.</p>
        <ul className="examples no-markers">
          {examples.map((example) => (
            <li key={example.title}>
              <button
                type="button"
                className="link"
                onClick={() => {
                  const { file, known } = exampleLog(example);
                  void log.read(file, { isExample: true, known });
                }}
              >
                {example.title}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
