import { Suspense, useEffect, useState } from "react";
import { useStores } from "./context.ts";
import { listenForDrops } from "./drops.ts";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import { KeysDialog, OpenDialog, Outcome, prefetch } from "./later.ts";
import { Notices } from "./Notices.tsx";
import type { Offered } from "./OpenDialog.tsx";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** The page. */
export function App() {
  const { settings } = useStores();
  const [listing, setListing] = useState(false);
  const [opening, setOpening] = useState(false);
  const [offered, setOffered] = useState<Offered>();

  useEffect(() => listenForShortcuts(settings, () => setListing(true)), [settings]);
  useEffect(prefetch, []);
  useEffect(
    () =>
      listenForDrops((dropped) => {
        // one dialog at a time
        for (const dialog of document.querySelectorAll("dialog[open]:not([data-takes-files])"))
          if (dialog instanceof HTMLDialogElement) dialog.close();
        setOffered(dropped);
        setOpening(true);
      }),
    [],
  );

  const closed = () => {
    setOpening(false);
    setOffered(undefined);
  };
  return (
    <>
      <Header onOpen={() => setOpening(true)} onKeys={() => setListing(true)} />
      <Notices />
      <main>
        <Form />
        <aside>
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
          their source and date; check them before you spend GPU hours.
        </p>
      </footer>
      {opening && (
        <Suspense>
          <OpenDialog offered={offered} onOffer={setOffered} onClose={closed} />
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
