import { memo } from "react";
import { verdictTitle } from "../../diagnosis/advice/verdictText.ts";
import { decodeLink } from "../../exchange/link/link.ts";
import type { SavedLog } from "../../exchange/runs/savedLog.ts";
import { LONGEST_NOTE, LONGEST_TITLE, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";
import { formSettingsOf } from "../../state/log/loggedConfig.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";
import type { ForecastOutcome } from "../../state/notebook/trackRecord.ts";
import { CopyButton } from "../parts/CopyButton.tsx";
import { pageLink } from "../parts/pageLink.ts";
import { SavedForecastLine } from "./ForecastRecord.tsx";
import { LoggedSettingList } from "./LoggedSettingList.tsx";
import { SettingList } from "./SettingList.tsx";
import { rewardWords, Sparkline } from "./Sparkline.tsx";

const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Returns the id of an entry's title field, which gets the focus when the entry is restored. */
export const titleId = (id: string) => `run-${id}`;

interface Props {
  readonly run: SavedRun;
  /** What came of the forecast that was saved with it. */
  readonly outcome: ForecastOutcome | undefined;
  readonly isUnsaved: boolean;
  readonly onEdit: Notebook["edit"];
  readonly onOpen: (run: SavedRun) => void;
  readonly onDelete: (run: SavedRun) => void;
}

/** One saved run: editable title and note, settings, log and actions. */
export const RunEntry = memo(function RunEntry({ run, outcome, isUnsaved, onEdit, onOpen, onDelete }: Props) {
  const { id, title, note, created, log, forecast } = run;
  const { config } = decodeLink(run.link);
  const logged = log?.settings;
  const opens = logged === undefined || Object.keys(formSettingsOf(logged)).length > 0;
  const when = inWords.format(new Date(created));
  return (
    <li className="run">
      <article aria-label={visible(title, LONGEST_TITLE) || `Untitled run of ${when}`}>
        <div className="run-head">
          <input
            type="text"
            id={titleId(id)}
            aria-label="Title"
            placeholder="Untitled"
            value={title}
            maxLength={LONGEST_TITLE}
            onChange={(event) => onEdit(id, { title: event.target.value })}
          />
          {isUnsaved && <span className="tag">in this tab only</span>}
          <time className="muted" dateTime={created}>
            {when}
          </time>
        </div>
        {logged ? <LoggedSettingList settings={logged} /> : <SettingList config={config} />}
        {log && <LogOf log={log} />}
        {forecast && <SavedForecastLine forecast={forecast} outcome={outcome} />}
        <textarea
          aria-label="Note"
          placeholder="What did this run show?"
          rows={1}
          value={note}
          maxLength={LONGEST_NOTE}
          onChange={(event) => onEdit(id, { note: event.target.value })}
        />
        <p className="actions small-buttons">
          {opens && (
            <>
              <button type="button" onClick={() => onOpen(run)}>
                Open settings
              </button>
              <CopyButton label="Copy link" text={() => pageLink(config)} />
            </>
          )}
          <button type="button" onClick={() => onDelete(run)}>
            Delete
          </button>
        </p>
      </article>
    </li>
  );
});

/** The log of a run: its curve and its diagnosis. */
function LogOf({ log }: { log: SavedLog }) {
  return (
    <section className="run-log" aria-label="Reward log">
      <Sparkline log={log} />
      <p>
        <b>{verdictTitle(log.verdict)}</b>
        {log.confidence && `, confidence ${visible(log.confidence)}`}. {log.summary}
        {log.cause && ` ${log.cause}`}
        {log.change && (
          <span>
            <b>To try:</b> {log.change}
          </span>
        )}
        <small>
          {visible(log.name, 80)} ({visible(log.format)}), {rewardWords(log)}
        </small>
      </p>
    </section>
  );
}
