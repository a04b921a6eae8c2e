import { type ComponentType, Suspense, useEffect, useRef } from "react";
import type { Offered } from "../open/OpenDialog.tsx";
import { lazyPart } from "../parts/lazyPart.ts";

interface Closable {
  readonly onClose: () => void;
}

/**
 * Shown where a dialog's chunk cannot be loaded: after a deployment, an open page asks for files that are gone. In the browser's own style,
 * because that of dialogs comes with their chunks.
 */
function Missing({ onClose }: Closable) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label="This part could not be loaded" onClose={onClose}>
      <p>This part could not be loaded. Reload the page: your settings are in the address and come back with it.</p>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}

const dialog = <Props extends Closable>(load: () => Promise<ComponentType<Props>>) => lazyPart(load, Missing);

// each in a chunk that is loaded when the dialog is opened
const OpenDialog = dialog(async () => (await import("../open/OpenDialog.tsx")).OpenDialog);
const RunsDialog = dialog(async () => (await import("../notebook/RunsDialog.tsx")).RunsDialog);
const loadExport = async () => (await import("../export/ExportDrawer.tsx")).ExportDrawer;
/** Loads the export drawer ahead, so that the first click opens it at once; a failed load is repeated by the click. */
export const preloadExport = () => void loadExport().catch(() => undefined);

/** Dialogs without further props. */
const dialogs = {
  export: dialog(loadExport),
  keys: dialog(async () => (await import("./KeysDialog.tsx")).KeysDialog),
  reference: dialog(async () => (await import("./ReferenceDialog.tsx")).ReferenceDialog),
  licences: dialog(async () => (await import("./LicencesDialog.tsx")).LicencesDialog),
  sweep: dialog(async () => (await import("../sweep/Sweep.tsx")).Sweep),
  how: dialog(async () => (await import("../how/HowItWorks.tsx")).HowItWorks),
} as const;

export type DialogName = "open" | "runs" | keyof typeof dialogs;

interface Props extends Closable {
  readonly name: DialogName;
  /** The file or text to import. */
  readonly offered: Offered | undefined;
  readonly onOffer: (offered: Offered | undefined) => void;
  /** Opens a file or text of any kind. */
  readonly onOpen: (offered: Offered) => void;
}

/** The open dialog. */
export function Dialog(props: Props) {
  return (
    <Suspense>
      <Named {...props} />
    </Suspense>
  );
}

function Named({ name, offered, onOffer, onOpen, onClose }: Props) {
  if (name === "open") return <OpenDialog offered={offered} onOffer={onOffer} onOpen={onOpen} onClose={onClose} />;
  if (name === "runs")
    return <RunsDialog offered={typeof offered === "string" ? undefined : offered} onOpen={onOpen} onClose={onClose} />;
  const Plain = dialogs[name];
  return <Plain onClose={onClose} />;
}
