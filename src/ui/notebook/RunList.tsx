import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useStore } from "zustand";
import { decodeLink } from "../../exchange/link/link.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";
import { formSettingsOf } from "../../state/log/loggedConfig.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";
import { searchRuns } from "../../state/notebook/searchRuns.ts";
import { forecastOutcomes } from "../../state/notebook/trackRecord.ts";
import { useStores } from "../parts/context.ts";
import { ForecastRecord } from "./ForecastRecord.tsx";
import { RunEntry, titleId } from "./RunEntry.tsx";

/** Entries rendered at first, and added by each click on the button below them. */
const PAGE = 30;

interface Props {
  readonly notebook: Notebook;
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onExport: (runs: readonly SavedRun[]) => void;
  readonly onImport: () => void;
  readonly onUndo: () => void;
}

/** The saved runs, newest first: search, edit, open, delete and undo. */
export function RunList({ notebook, dialog, onExport, onImport, onUndo }: Props) {
  const { settings } = useStores();
  const { runs, status, unsaved, undoable } = useStore(notebook.store);
  const [query, setQuery] = useState("");
  const [shownCount, setShownCount] = useState(PAGE);
  const outcomes = useMemo(() => forecastOutcomes(runs), [runs]);
  const found = searchRuns(runs, useDeferredValue(query));
  const search = useRef<HTMLInputElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);

  const open = useCallback(
    ({ link, log }: SavedRun) => {
      settings.change(log?.settings ? formSettingsOf(log.settings) : decodeLink(link).config);
      dialog.current?.close();
    },
    [settings, dialog],
  );
  // the button disappears with its entry, so the focus moves to Undo, and from there to the restored entry
  const remove = useCallback(
    ({ id }: SavedRun) => {
      flushSync(() => void notebook.remove(id));
      undoButton.current?.focus();
    },
    [notebook],
  );
  const undo = () => {
    const [id = ""] = flushSync(() => notebook.undo());
    onUndo();
    (document.getElementById(titleId(id)) ?? search.current)?.focus();
  };

  const [last] = undoable;
  const isSearching = query.trim() !== "";
  return (
    <section className="runs" aria-labelledby="runs-title">
      <h3 id="runs-title">All runs</h3>
      <div className="run-tools cluster">
        <input
          ref={search}
          type="search"
          aria-label="Search the runs: title, note, verdict, or a setting such as lr 2e-4"
          placeholder="Search: a word, a verdict, lr 2e-4"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setShownCount(PAGE);
          }}
        />
        <button type="button" aria-disabled={found.length === 0} onClick={() => found.length > 0 && onExport(found)}>
          {isSearching ? `Export these ${found.length}` : "Export all"}
        </button>
        <button type="button" onClick={onImport}>
          Import…
        </button>
        <span role="status" className="count muted">
          {isSearching ? `${found.length} of ${runs.length}` : runs.length > 0 && `${runs.length} saved`}
        </span>
      </div>
      <p role="status" className="undo">
        {last && (
          <>
            {last.kind === "deleted" ? `Deleted “${visible(last.what, 60)}”.` : `Imported ${last.what}.`}{" "}
            <button type="button" ref={undoButton} onClick={undo}>
              Undo
            </button>
          </>
        )}
      </p>
      <ForecastRecord outcomes={outcomes} />
      {runs.length === 0 && <Empty status={status} />}
      {runs.length > 0 && found.length === 0 && (
        <p className="quiet">
          No run holds all of “{visible(query.trim(), 60)}”.{" "}
          <button type="button" className="link" onClick={() => setQuery("")}>
            Show all
          </button>
        </p>
      )}
      <ol className="run-list no-markers">
        {found.slice(0, shownCount).map((run) => (
          <RunEntry
            key={run.id}
            run={run}
            outcome={outcomes.get(run.id)}
            isUnsaved={unsaved.has(run.id)}
            onEdit={notebook.edit}
            onOpen={open}
            onDelete={remove}
          />
        ))}
      </ol>
      {found.length > shownCount && (
        <button type="button" onClick={() => setShownCount(shownCount + PAGE)}>
          Show more ({found.length - shownCount} left)
        </button>
      )}
    </section>
  );
}

function Empty({ status }: { status: "opening" | "ready" | "unavailable" }) {
  if (status === "opening") return <p className="quiet">Opening…</p>;
  return (
    <p className="empty">
      No saved runs {status === "unavailable" ? "in this tab " : ""}yet. Save a run before you start it, with a note on
      why; add the result when it has ended.
    </p>
  );
}
