import { useEffect, useMemo, useRef, useState } from "react";
import { decodeImport, type Import, SIZE_LIMIT, tooLarge, unsetIn } from "../../exchange/imports/import.ts";
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
  const reading = useReading(offered);
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
      {offered !== undefined && reading && (
        <ImportReport name={nameOf(offered)} isText={typeof offered === "string"} reading={reading} />
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

const unreadable: Import = {
  values: {},
  job: {},
  rows: [],
  notes: [],
  problem: "The browser could not read this file. Was it moved, or is it a folder?",
};

/** Decodes the offered file or text, again whenever another one is offered. */
function useReading(offered: Offered | undefined): Import | undefined {
  const file = offered instanceof File ? offered : undefined;
  const [read, setRead] = useState<{ file: File; reading: Import }>();
  useEffect(() => {
    if (!file) return;
    let current = true;
    const take = (reading: Import) => current && setRead({ file, reading });
    if (file.size > SIZE_LIMIT) {
      take(tooLarge(file.size));
      return;
    }
    file.arrayBuffer().then(
      (bytes) => take(decodeImport(new Uint8Array(bytes))),
      () => take(unreadable),
    );
    return () => {
      current = false;
    };
  }, [file]);
  const ofText = useMemo(() => (typeof offered === "string" ? decodeImport(offered) : undefined), [offered]);
  return ofText ?? (read && read.file === file ? read.reading : undefined);
}
