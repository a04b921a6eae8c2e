import { Suspense, useEffect, useState } from "react";
import { useArrival, useStores } from "./context.ts";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import {
  KeysDialog,
  LicencesDialog,
  Notices,
  OpenDialog,
  Outcome,
  prefetch,
  ReferenceDialog,
  UpdateNotice,
} from "./later.ts";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** The page. */
export function App() {
  const { settings } = useStores();
  const arrived = useArrival(({ problems, displaced }) => problems.length > 0 || displaced !== undefined);
  const [listing, setListing] = useState(false);
  const [opening, setOpening] = useState(false);
  const [citing, setCiting] = useState(false);
  const [looking, setLooking] = useState(false);
  const [file, setFile] = useState<File>();

  useEffect(() => listenForShortcuts(settings, () => setListing(true)), [settings]);
  useEffect(prefetch, []);
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const dropped = event.dataTransfer?.files[0];
      if (!dropped) return;
      // one dialog at a time
      for (const dialog of document.querySelectorAll("dialog[open]:not([data-takes-files])"))
        if (dialog instanceof HTMLDialogElement) dialog.close();
      setFile(dropped);
      setOpening(true);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);

  const closed = () => {
    setOpening(false);
    setFile(undefined);
  };
  return (
    <>
      <Header onOpen={() => setOpening(true)} onKeys={() => setListing(true)} />
      {arrived && (
        <Suspense>
          <Notices />
        </Suspense>
      )}
      <main>
        <Form />
        <aside>
          <Preview />
          <PreviewExtras />
          <Outcome />
        </aside>
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date; check them before you spend GPU hours.{" "}
          <button type="button" className="link" onClick={() => setLooking(true)}>
            Every parameter, field by field
          </button>{" "}
          <button type="button" className="link" onClick={() => setCiting(true)}>
            Licences
          </button>
        </p>
      </footer>
      <UpdateNotice />
      {citing && (
        <Suspense>
          <LicencesDialog onClose={() => setCiting(false)} />
        </Suspense>
      )}
      {opening && (
        <Suspense>
          <OpenDialog file={file} onFile={setFile} onClose={closed} />
        </Suspense>
      )}
      {looking && (
        <Suspense>
          <ReferenceDialog onClose={() => setLooking(false)} />
        </Suspense>
      )}
      {listing && (
        <Suspense>
          <KeysDialog onClose={() => setListing(false)} />
        </Suspense>
      )}
    </>
  );
}
