import { type RefObject, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { runsFilePieces } from "../../exchange/runs/runsFile.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { Imported, OpenNotebook } from "../../state/notebook/openNotebook.ts";
import { useStores } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { ImportedRuns } from "./ImportedRuns.tsx";
import { RunList } from "./RunList.tsx";
import { SaveForm } from "./SaveForm.tsx";
import { Trouble } from "./Trouble.tsx";
import "./notebook.css";

/** Runs that are written at once: one after another they would block the page for a second, and take memory twice. */
const AT_ONCE = 200;
const JSON_TYPE = "application/json";

/** Downloads runs as a file named after the day. */
async function download(runs: readonly SavedRun[]) {
  const pieces: Blob[] = [];
  for (const text of runsFilePieces(runs, AT_ONCE)) {
    pieces.push(new Blob([text]));
    if (runs.length > AT_ONCE) await new Promise((resolve) => setTimeout(resolve));
  }
  saveFile(`goldilocks-runs-${new Date().toISOString().slice(0, 10)}.json`, new Blob(pieces), JSON_TYPE);
}

interface Props {
  /** A file of saved runs to import. */
  readonly offered: File | undefined;
  /** Opens a file of any kind. */
  readonly onOpen: (file: File) => void;
  readonly onClose: () => void;
}

/** The notebook of saved runs: saves the present settings, and searches, edits, exports and imports runs. */
export function RunsDialog({ offered, onOpen, onClose }: Props) {
  const { loadNotebook } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  const [notebook, setNotebook] = useState<OpenNotebook>();
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    loadNotebook().then(setNotebook, () => setIsMissing(true));
  }, [loadNotebook]);
  const close = () => {
    void notebook?.save();
    onClose();
  };
  return (
    <Modal title="Saved runs" handle={dialog} onClose={close} wide>
      <p className="notebook-about">
        Saved settings, notes and logs stay in this browser; nothing is sent anywhere. Dataset, evaluator, account and
        model names are not saved. Clearing the site's data deletes the runs: export them from time to time.
      </p>
      {isMissing && <p role="alert">Saved runs could not be loaded. Reload the page and open it again.</p>}
      {notebook && <Pages notebook={notebook} dialog={dialog} offered={offered} onOpen={onOpen} />}
    </Modal>
  );
}

interface PagesProps extends Pick<Props, "offered" | "onOpen"> {
  readonly notebook: OpenNotebook;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

function Pages({ notebook, dialog, offered, onOpen }: PagesProps) {
  const remarks = useStore(notebook.store, (state) => state.remarks);
  const [imported, setImported] = useState<Imported>();
  /** Share of the file that has been read. */
  const [share, setShare] = useState<number>();
  const chooser = useRef<HTMLInputElement>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the same file again
  useEffect(() => {
    if (!offered) return;
    setImported(undefined);
    void notebook.importFile(offered, setShare).then((done) => {
      setShare(undefined);
      setImported(done);
    });
  }, [notebook, offered, attempt]);
  return (
    <>
      <Trouble notebook={notebook} onExport={download} />
      <SaveForm notebook={notebook} />
      {share !== undefined && (
        <p>
          <label>
            Importing <progress value={share} />
          </label>
        </p>
      )}
      {imported && <ImportedRuns {...imported} onRetry={() => setAttempt(attempt + 1)} />}
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="File of saved runs"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onOpen(file);
          event.target.value = "";
        }}
      />
      <RunList
        notebook={notebook}
        dialog={dialog}
        onExport={download}
        onImport={() => chooser.current?.click()}
        onUndo={() => setImported(undefined)}
      />
      {remarks.length > 0 && (
        <details className="background">
          <summary>
            {remarks.length === 1 ? "1 remark" : `${remarks.length} remarks`} on what is stored in this browser
          </summary>
          <ul>
            {remarks.slice(0, 50).map(({ name, reason }) => (
              <li key={`${name} ${reason}`}>
                {name}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
