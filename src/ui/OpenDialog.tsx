import { useEffect, useRef, useState } from "react";
import { decodeDocument, type Import, SIZE_LIMIT, tooLarge } from "../exchange/import.ts";
import { useStores } from "./context.ts";
import { ImportReport } from "./ImportReport.tsx";
import { Modal } from "./Modal.tsx";

interface Props {
  /** A file that was dropped on the page. */
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  readonly onClose: () => void;
}

/** Opens a config document: what each field would become is shown before anything changes. */
export function OpenDialog({ file, onFile, onClose }: Props) {
  const { settings } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  const reading = useReading(file);

  const close = () => dialog.current?.close();
  const apply = () => {
    if (reading) settings.change(reading.values);
    close();
  };
  return (
    <Modal title="Open a config" handle={dialog} onClose={onClose}>
      <p>
        Pick a JSON document that was downloaded here, or drop one anywhere on the page. Nothing changes before you
        apply it.
      </p>
      <p>
        <input
          type="file"
          accept=".json,application/json"
          aria-label="Config document"
          onChange={(event) => {
            onFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </p>
      {file && reading && <ImportReport name={file.name} reading={reading} />}
      <p className="actions">
        <button
          type="button"
          className="primary"
          disabled={!reading || Object.keys(reading.values).length === 0}
          onClick={apply}
        >
          Apply
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
      </p>
    </Modal>
  );
}

const unreadable: Import = {
  values: {},
  rows: [],
  problem: "The browser could not read this file. Was it moved, or is it a folder?",
};

/** What a file says, read again whenever another one is chosen. */
function useReading(file: File | undefined): Import | undefined {
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
      (bytes) => take(decodeDocument(new Uint8Array(bytes))),
      () => take(unreadable),
    );
    return () => {
      current = false;
    };
  }, [file]);
  return read && read.file === file ? read.reading : undefined;
}
