import { Suspense, useEffect, useState } from "react";
import { createLog, isRewardLog, type LogPort } from "../state/log.ts";
import { useArrival, useLog, useStores } from "./context.ts";
import { Dialog, type DialogName } from "./Dialog.tsx";
import { listenForDrops } from "./drops.ts";
import { Form } from "./Form.tsx";
import { Header } from "./Header.tsx";
import { Compare, DiagnosisSection, Notices, Outcome, PinnedRun, prefetch, UpdateNotice } from "./later.ts";
import type { Offered } from "./OpenDialog.tsx";
import { Preview, PreviewExtras } from "./Preview.tsx";
import { listenForShortcuts } from "./shortcuts.ts";

/** A larger file can only be a log: no config is. */
const LARGEST_CONFIG = 2 ** 20;

/** Whether what was dropped is the log of a run: told by what is in it, never by its name. The run that is looked at stays as it is. */
async function isLog(dropped: Offered, createLogWorker: () => LogPort): Promise<boolean> {
  if (typeof dropped === "string") return false;
  if (dropped.size > LARGEST_CONFIG) return true;
  const probe = createLog(createLogWorker);
  await probe.read(dropped);
  const found = isRewardLog(probe.store.getState());
  probe.close();
  return found;
}

/** The page. */
export function App() {
  const { settings, log, createLogWorker } = useStores();
  const arrived = useArrival(({ problems, displaced }) => problems.length > 0 || displaced !== undefined);
  const [dialog, setDialog] = useState<DialogName>();
  const [offered, setOffered] = useState<Offered>();
  const [diagnosing, setDiagnosing] = useState(false);
  const hasRun = useLog(({ status }) => status === "read");

  useEffect(() => listenForShortcuts(settings, () => setDialog("keys")), [settings]);
  useEffect(prefetch, []);
  useEffect(
    () =>
      listenForDrops(async (dropped) => {
        if (typeof dropped !== "string" && (await isLog(dropped, createLogWorker))) {
          setDialog(undefined);
          setDiagnosing(true);
          scrollTo({ top: 0 });
          void log.read(dropped);
        } else {
          setOffered(dropped);
          setDialog("open");
        }
      }),
    [log, createLogWorker],
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
          {diagnosing && hasRun && (
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
