import { Suspense, useEffect, useState } from "react";
import { Form } from "../form/Form.tsx";
import { listenForDrops } from "../open/fileDrop.ts";
import type { Offered } from "../open/OpenDialog.tsx";
import { type Stores, useArrival, useStores } from "../parts/context.ts";
import { Preview, PreviewExtras } from "../preview/Preview.tsx";
import { Dialog, type DialogName } from "./Dialog.tsx";
import { Header } from "./Header.tsx";
import { Compare, DiagnosisSection, Notices, Outcome, PinnedRun, prefetch, UpdateNotice } from "./later.ts";
import { listenForShortcuts } from "./shortcuts.ts";

/** Without its part of the page nothing is taken as a log. */
const isTakenAsLog = (file: File, stores: Stores) =>
  import("../diagnosis/pageLog.ts").then(
    ({ takeLog }) => takeLog(file, stores),
    () => false,
  );

/** The page. */
export function App() {
  const stores = useStores();
  const { settings } = stores;
  const arrived = useArrival(({ problems, displaced }) => problems.length > 0 || displaced !== undefined);
  const [dialog, setDialog] = useState<DialogName>();
  const [offered, setOffered] = useState<Offered>();
  const [diagnosing, setDiagnosing] = useState(false);

  useEffect(() => listenForShortcuts(settings, () => setDialog("keys")), [settings]);
  useEffect(prefetch, []);
  useEffect(
    () =>
      listenForDrops(async (dropped) => {
        if (typeof dropped !== "string" && (await isTakenAsLog(dropped, stores))) {
          setDialog(undefined);
          setDiagnosing(true);
          scrollTo({ top: 0 });
        } else {
          setOffered(dropped);
          setDialog("open");
        }
      }),
    [stores],
  );

  const close = () => {
    setDialog(undefined);
    setOffered(undefined);
  };
  return (
    <>
      <Header onDialog={setDialog} onDiagnose={() => setDiagnosing(true)} />
      {arrived && (
        <Suspense>
          <Notices />
        </Suspense>
      )}
      {diagnosing && (
        <Suspense>
          <DiagnosisSection
            onClose={() => {
              setDiagnosing(false);
              document.getElementById("diagnose")?.focus();
            }}
          />
        </Suspense>
      )}
      <main>
        <Form />
        <aside aria-label="What these settings would do">
          {diagnosing && (
            <Suspense>
              <PinnedRun />
            </Suspense>
          )}
          <Preview />
          <Compare />
          <PreviewExtras />
          <Outcome onSweep={() => setDialog("sweep")} />
        </aside>
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date; check them before you spend GPU hours.{" "}
          <button type="button" className="link" onClick={() => setDialog("reference")}>
            Every parameter, field by field
          </button>{" "}
          <button type="button" className="link" onClick={() => setDialog("licences")}>
            Licences
          </button>
        </p>
      </footer>
      <UpdateNotice />
      {dialog && <Dialog name={dialog} offered={offered} onOffer={setOffered} onClose={close} />}
    </>
  );
}
