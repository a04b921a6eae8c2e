import { Suspense, useEffect, useState } from "react";
import { SIZE_LIMIT } from "../exchange/import.ts";
import { isRewardLog } from "../state/log.ts";
import { useLog, useStores } from "./context.ts";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import { DiagnosisSection, KeysDialog, OpenDialog, Outcome, PinnedRun, prefetch, ReferenceDialog } from "./later.ts";
import { Notices } from "./Notices.tsx";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** The page. */
export function App() {
  const { settings, log } = useStores();
  const [listing, setListing] = useState(false);
  const [opening, setOpening] = useState(false);
  const [looking, setLooking] = useState(false);
  const [file, setFile] = useState<File>();
  const [diagnosing, setDiagnosing] = useState(false);
  const hasRun = useLog(({ status }) => status === "read");

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
      void sort(dropped);
    };
    // a log is told from a config by what is in it, never by its name
    const sort = async (dropped: File) => {
      if (dropped.size > SIZE_LIMIT) setDiagnosing(true);
      await log.read(dropped);
      if (isRewardLog(log.store.getState()) || dropped.size > SIZE_LIMIT) {
        setDiagnosing(true);
        scrollTo({ top: 0 });
        return;
      }
      log.close();
      setFile(dropped);
      setOpening(true);
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [log]);

  const closed = () => {
    setOpening(false);
    setFile(undefined);
  };
  return (
    <>
      <Header onOpen={() => setOpening(true)} onDiagnose={() => setDiagnosing(true)} onKeys={() => setListing(true)} />
      <Notices />
      {diagnosing && (
        <Suspense>
          <DiagnosisSection onClose={() => setDiagnosing(false)} />
        </Suspense>
      )}
      <main>
        <Form />
        <aside>
          {diagnosing && hasRun && (
            <Suspense>
              <PinnedRun />
            </Suspense>
          )}
          <Preview />
          <PreviewExtras />
          <Suspense fallback={<div className="outcome-coming" />}>
            <Outcome />
          </Suspense>
        </aside>
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date; check them before you spend GPU hours.{" "}
          <button type="button" className="link" onClick={() => setLooking(true)}>
            Every parameter, field by field
          </button>
        </p>
      </footer>
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
