import { Suspense, useEffect, useState } from "react";
import { useStores } from "./context.ts";
import { Dialog, type DialogName } from "./Dialog.tsx";
import { listenForDrops } from "./drops.ts";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import { Outcome, prefetch } from "./later.ts";
import { Notices } from "./Notices.tsx";
import type { Offered } from "./OpenDialog.tsx";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** The page. */
export function App() {
  const { settings } = useStores();
  const [dialog, setDialog] = useState<DialogName>();
  const [offered, setOffered] = useState<Offered>();

  useEffect(() => listenForShortcuts(settings, () => setDialog("keys")), [settings]);
  useEffect(prefetch, []);
  useEffect(
    () =>
      listenForDrops((dropped) => {
        setOffered(dropped);
        setDialog("open");
      }),
    [],
  );

  const close = () => {
    setDialog(undefined);
    setOffered(undefined);
  };
  return (
    <>
      <Header onDialog={setDialog} />
      <Notices />
      <main>
        <Form />
        <aside>
          <Preview />
          <PreviewExtras />
          <Suspense fallback={<div className="outcome-coming" />}>
            <Outcome onSweep={() => setDialog("sweep")} />
          </Suspense>
        </aside>
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date; check them before you spend GPU hours.{" "}
          <button type="button" className="link" onClick={() => setDialog("reference")}>
            Every parameter, field by field
          </button>
        </p>
      </footer>
      {dialog && <Dialog name={dialog} offered={offered} onOffer={setOffered} onClose={close} />}
    </>
  );
}
