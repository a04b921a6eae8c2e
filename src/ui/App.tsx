import { Suspense, useEffect, useRef, useState } from "react";
import { useStores } from "./context.ts";
import { ExportPanel } from "./ExportPanel.tsx";
import { Findings } from "./Findings.tsx";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import { Kept } from "./Kept.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { OpenDialog, prefetch } from "./later.ts";
import { Notices } from "./Notices.tsx";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** The page. */
export function App() {
  const { settings } = useStores();
  const keys = useRef<HTMLDialogElement>(null);
  const [opening, setOpening] = useState(false);
  const [file, setFile] = useState<File>();

  useEffect(() => listenForShortcuts(settings, () => keys.current?.showModal()), [settings]);
  useEffect(prefetch, []);
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const dropped = event.dataTransfer?.files[0];
      if (!dropped) return;
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
      <Header onOpen={() => setOpening(true)} onKeys={() => keys.current?.showModal()} />
      <Notices />
      <main>
        <Form />
        <aside>
          <Preview />
          <PreviewExtras />
          <Kept />
          <Findings />
          <ExportPanel />
        </aside>
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date; check them before you spend GPU hours.
        </p>
      </footer>
      {opening && (
        <Suspense>
          <OpenDialog file={file} onFile={setFile} onClose={closed} />
        </Suspense>
      )}
      <KeysDialog dialog={keys} />
    </>
  );
}
