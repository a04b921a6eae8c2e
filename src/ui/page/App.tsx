import { Suspense, useEffect, useState } from "react";
import { Compare } from "../compare/Compare.tsx";
import { Form } from "../form/Form.tsx";
import { listenForDrops } from "../open/fileDrop.ts";
import type { Offered } from "../open/OpenDialog.tsx";
import { useLinkReport, useStores } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import { Preview, PreviewExtras } from "../preview/Preview.tsx";
import { BelowTheCurve } from "./BelowTheCurve.tsx";
import { Dialog, type DialogName } from "./Dialog.tsx";
import { Header } from "./Header.tsx";
import { LinkNotices } from "./LinkNotices.tsx";
import { listenForShortcuts } from "./shortcuts.ts";
import { UpdateNotice } from "./UpdateNotice.tsx";

/** Shown where the chunk of the diagnosis cannot be loaded. */
const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page: your settings are in the address and come back with it.
  </p>
);
const Nothing = () => null;

// views that are opened on request
const DiagnosisSection = lazyPart(
  async () => (await import("../diagnosis/DiagnosisSection.tsx")).DiagnosisSection,
  Missing,
);
const PinnedRun = lazyPart(async () => (await import("../diagnosis/PinnedRun.tsx")).PinnedRun, Nothing);

/** The page. */
export function App() {
  const stores = useStores();
  const { settings } = stores;
  const hasNotices = useLinkReport(({ problems, displaced }) => problems.length > 0 || displaced !== undefined);
  const [dialog, setDialog] = useState<DialogName>();
  const [offered, setOffered] = useState<Offered>();
  const [diagnosing, setDiagnosing] = useState(false);

  useEffect(() => listenForShortcuts(settings, () => setDialog("keys")), [settings]);
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
      {hasNotices && <LinkNotices />}
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
          <Preview onExplain={() => setDialog("how")} />
          <Compare />
          <PreviewExtras />
          <BelowTheCurve onSweep={() => setDialog("sweep")} />
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
