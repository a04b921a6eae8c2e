import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import {
  type DecodedRunsFile,
  encodeRunsFile,
  LARGEST_RUNS_FILE,
  runsFileTooLarge,
} from "../../exchange/runs/runsFile.ts";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";
import { useStores } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { type Imported, ImportedRuns } from "./ImportedRuns.tsx";
import { KeepForm } from "./KeepForm.tsx";
import { RunList } from "./RunList.tsx";
import { Trouble } from "./Trouble.tsx";
import "./notebook.css";

/** Hands runs to the person as a notebook file, named after the day. */
const download = (runs: readonly SavedRun[]) =>
  saveFile(`goldilocks-runs-${new Date().toISOString().slice(0, 10)}.json`, encodeRunsFile(runs), "application/json");

/** The notebook of runs: what was kept on this machine, and a place to keep the present settings. */
export function RunsDialog({ onClose }: { onClose: () => void }) {
  const { loadNotebook } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  const [notebook, setNotebook] = useState<Notebook>();
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    loadNotebook().then(setNotebook, () => setIsMissing(true));
  }, [loadNotebook]);
  const close = () => {
    void notebook?.save();
    onClose();
  };
  return (
    <Modal title="Notebook of runs" handle={dialog} onClose={close} wide>
      <p className="notebook-about">
        Settings, notes and logs that you keep stay in this browser on this machine; nothing is sent anywhere. Dataset,
        evaluator, account and model names are not kept. Clearing the site's data clears the notebook too, so export it
        from time to time.
      </p>
      {isMissing && <p role="alert">The notebook could not be loaded. Reload the page and open it again.</p>}
      {notebook && <Pages notebook={notebook} dialog={dialog} />}
    </Modal>
  );
}

const unread = (problem: string): DecodedRunsFile => ({ runs: [], refused: [], remarks: [], problem });

const createWorker = () => new Worker(new URL("../../exchange/runs/worker.ts", import.meta.url), { type: "module" });

/** Reads a notebook file beside the page. Never fails. */
async function readFile(file: File): Promise<DecodedRunsFile> {
  if (file.size > LARGEST_RUNS_FILE) return runsFileTooLarge(file.size);
  const worker = createWorker();
  try {
    return await new Promise<DecodedRunsFile>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<DecodedRunsFile | null>) =>
        resolve(data ?? unread("The browser could not read this file. Was it moved, or is it a folder?"));
      worker.onerror = reject;
      worker.postMessage(file);
    });
  } catch {
    return unread("What reads notebooks did not start. Reload the page and try again.");
  } finally {
    worker.terminate();
  }
}

interface PagesProps {
  readonly notebook: Notebook;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

function Pages({ notebook, dialog }: PagesProps) {
  const remarks = useStore(notebook.store, (state) => state.remarks);
  const [imported, setImported] = useState<Imported>();
  const chooser = useRef<HTMLInputElement>(null);
  const take = useCallback(
    async (file: File) => {
      const reading = await readFile(file);
      setImported({ name: file.name, reading, taken: notebook.take(reading.runs) });
    },
    [notebook],
  );
  // a file that is dropped here is a notebook, not a config
  useEffect(() => {
    const element = dialog.current;
    const drop = (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void take(file);
    };
    element?.addEventListener("drop", drop);
    return () => element?.removeEventListener("drop", drop);
  }, [dialog, take]);
  return (
    <>
      <Trouble notebook={notebook} onExport={download} />
      <KeepForm notebook={notebook} />
      {imported && <ImportedRuns {...imported} />}
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Notebook file"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void take(file);
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
