import { useEffect, useRef, useState } from "react";
import { type Import, SIZE_LIMIT, unsetIn } from "../../exchange/imports/imported.ts";
import { importReaderOf } from "../../state/imports/importReader.ts";
import { useStores } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { ImportReport } from "./ImportReport.tsx";

/** A file or text to import. */
export type Offered = File | string;

interface Props {
  readonly offered: Offered | undefined;
  readonly onOffer: (offered: Offered | undefined) => void;
  /** Opens a file or text of any kind. */
  readonly onOpen: (offered: Offered) => void;
  readonly onClose: () => void;
}

/** Imports settings from a file or text; a report shows the effect of each of its fields before anything changes. */
export function OpenDialog({ offered, onOffer, onOpen, onClose }: Props) {
  const { settings, finishedJob } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  const { read, latest, retry } = useReading(offered);
  const reading = read?.imported;
  const text = typeof offered === "string" ? offered : "";

  const close = () => dialog.current?.close();
  const apply = () => {
    if (reading) {
      const unset = unsetIn(reading.rows);
      settings.apply({ config: reading.values, job: reading.job, ...(unset.size > 0 && { unset }) });
      if (reading.figures) finishedJob.keep(reading.figures);
    }
    close();
  };
  return (
    <Modal title="Import" handle={dialog} onClose={onClose}>
      <p>
        Paste, choose or drop a config file, API request or response, <code>firectl</code>, <code>ep</code> or{" "}
        <code>curl</code> command, Python call, or link. It is read in this page, never run. Nothing changes until you
        apply; one undo reverts it.
      </p>
      <p>
        <textarea
          className="code"
          aria-label="Text to import"
          placeholder="Paste here"
          rows={5}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={text.length > SIZE_LIMIT ? "" : text}
          onChange={(event) => onOffer(event.target.value === "" ? undefined : event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            const isTooLarge = pasted.length > SIZE_LIMIT;
            // into an empty field, or too large for a text field, which would block the page
            if (pasted === "" || (text !== "" && !isTooLarge)) return;
            event.preventDefault();
            onOffer(pasted);
            onOpen(pasted);
          }}
        />
      </p>
      <p>
        <input
          type="file"
          aria-label="File to import"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onOpen(file);
            event.target.value = "";
          }}
        />
      </p>
      {read && !reading && (
        <p className="failure" role="alert">
          The reader of imports did not start or stopped.{" "}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {offered !== undefined && (
        <div className="import-reading">
          {!read && <p role="status">Reading…</p>}
          {latest?.imported && (
            // keeps its place while another text is read, so that the buttons do not jump
            <div className={read ? undefined : "outdated"}>
              <ImportReport
                name={nameOf(latest.offered)}
                isText={typeof latest.offered === "string"}
                reading={latest.imported}
              />
            </div>
          )}
        </div>
      )}
      <p className="actions">
        <button type="button" className="primary" disabled={!reading || saysNothing(reading)} onClick={apply}>
          Apply
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </Modal>
  );
}

const nameOf = (offered: Offered) => (typeof offered === "string" ? "The text" : offered.name);

const saysNothing = ({ values, job }: Import) => Object.keys(values).length + Object.keys(job).length === 0;

/** Debounce between typing and reading, in ms. */
const REST_MS = 150;

/** What was read of a file or text; without `imported` the reader failed. */
interface Read {
  readonly offered: Offered;
  readonly imported?: Import;
}

/** Reads the offered file or text in a worker, again whenever another one is offered: `read` is of that one alone, `latest` of it or one before. */
function useReading(offered: Offered | undefined) {
  const imports = importReaderOf(useStores().createImporter);
  const [latest, setLatest] = useState<Read>();
  const [attempt, setAttempt] = useState(0);
  const before = useRef<Offered>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the same text again
  useEffect(() => {
    const isTyped = typeof before.current === "string" && typeof offered === "string";
    before.current = offered;
    if (offered === undefined) return setLatest(undefined);
    const newer = new AbortController();
    const start = () =>
      imports.read(offered, newer.signal).then(
        (imported) => imported && setLatest({ offered, imported }),
        () => newer.signal.aborted || setLatest({ offered }),
      );
    const timer = setTimeout(start, isTyped ? REST_MS : 0);
    return () => {
      clearTimeout(timer);
      newer.abort();
    };
  }, [imports, offered, attempt]);
  const retry = () => {
    setLatest(undefined);
    setAttempt(attempt + 1);
  };
  return { read: latest?.offered === offered ? latest : undefined, latest, retry };
}
