import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import type { FileKind } from "../../state/log/openFile.ts";
import type { Stores } from "../../state/stores.ts";
import { whenIdle } from "../../state/updates.ts";
import { Compare } from "../compare/Compare.tsx";
import { OnPaper } from "../export/OnPaper.tsx";
import { Form } from "../form/Form.tsx";
import { listenForDrops } from "../open/fileDrop.ts";
import type { Offered } from "../open/OpenDialog.tsx";
import { useLinkReport, useLog, useStores } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";
import { Preview, PreviewExtras } from "../preview/Preview.tsx";
import { SuggestionsButton } from "../suggestions/SuggestionsButton.tsx";
import { BelowTheCurve } from "./BelowTheCurve.tsx";
import { Dialog, type DialogName, preloadExport } from "./Dialog.tsx";
import { Header, ShareAndExport } from "./Header.tsx";
import { LinkNotices } from "./LinkNotices.tsx";
import { listenForShortcuts } from "./shortcuts.ts";
import { UpdateNotice } from "./UpdateNotice.tsx";
import { closeDiagnosis, followHistory, openDiagnosis, view } from "./view.ts";

/** Shown where the chunk of a part cannot be loaded. */
const Missing = () => (
  <p role="alert" className="failure">
    This part could not be loaded. Reload the page: your settings are in the address and come back with it.
  </p>
);
const Nothing = () => null;

// not in the first screen
const DiagnosisSection = lazyPart(
  async () => (await import("../diagnosis/DiagnosisSection.tsx")).DiagnosisSection,
  Missing,
);
const Planning = lazyPart(async () => (await import("./Planning.tsx")).Planning, Missing);
const PinnedRun = lazyPart(async () => (await import("../diagnosis/PinnedRun.tsx")).PinnedRun, Nothing);

/** Opens a file by its content; its code is loaded when the first file is opened. */
const detectAndOpen = async (file: File, stores: Stores, expected: FileKind | undefined): Promise<FileKind> => {
  const part = await import("../../state/log/openFile.ts").catch(() => undefined);
  return part ? part.openIn(stores, file, expected) : (expected ?? "settings");
};

/** The page. */
export function App() {
  const stores = useStores();
  const { settings, firstUse } = stores;
  const hasNotices = useLinkReport(
    ({ problems, displaced, isUnstored }) => problems.length > 0 || displaced !== undefined || isUnstored,
  );
  const [dialog, setDialog] = useState<DialogName>();
  const [offered, setOffered] = useState<Offered>();
  const isDiagnosing = useStore(view, (shown) => shown === "diagnosis");
  const hasRun = useLog(({ diagnosed }) => diagnosed !== undefined);
  /** True once the page is used and has time for what is below the first screen. */
  const [hasTime, setHasTime] = useState(false);
  /** Counts what was offered, so that a slow detection does not replace something newer. */
  const offers = useRef(0);

  const offer = useCallback((next: Offered | undefined) => {
    offers.current++;
    setOffered(next);
  }, []);
  const close = useCallback(() => {
    setDialog(undefined);
    offer(undefined);
  }, [offer]);

  const open = useCallback(
    async (next: Offered, expected: FileKind | undefined) => {
      const count = ++offers.current;
      // a file of saved runs or a log can be pasted as well
      const file = typeof next === "string" ? new File([next], "pasted text") : next;
      const kind = await detectAndOpen(file, stores, expected);
      if (count !== offers.current) return;
      if (kind === "log") {
        close();
        openDiagnosis();
      } else {
        offer(kind === "runs" ? file : next);
        setDialog(kind === "runs" ? "runs" : "open");
      }
    },
    [stores, offer, close],
  );
  // each dialog expects its own kind
  const expected = dialog === "runs" ? "runs" : dialog === "open" ? "settings" : undefined;
  const openAny = useCallback((next: Offered) => void open(next, expected), [open, expected]);
  const openLog = useCallback((file: File) => void open(file, "log"), [open]);

  useEffect(() => listenForShortcuts(settings, () => setDialog("keys")), [settings]);
  useEffect(() => followHistory(settings), [settings]);
  useEffect(() => listenForDrops(openAny), [openAny]);
  useEffect(() => {
    firstUse.promise.then(() =>
      whenIdle(() => {
        preloadExport();
        setHasTime(true);
      }),
    );
  }, [firstUse]);

  return (
    <>
      <Header onDialog={setDialog} onDiagnose={openDiagnosis} />
      {hasNotices && <LinkNotices />}
      {isDiagnosing && <Diagnosis onOpen={openLog} />}
      {/* hidden, not unmounted: what is open in the form stays open */}
      <main hidden={isDiagnosing}>
        <div className="columns">
          <Form />
          <aside aria-label="What these settings would do">
            {hasRun && (
              <Suspense>
                <PinnedRun />
              </Suspense>
            )}
            <Preview onExplain={() => setDialog("how")} />
            <Compare />
            <BelowTheCurve />
            <PreviewExtras />
          </aside>
        </div>
        {hasTime && (
          <Suspense>
            <Planning onSweep={() => setDialog("sweep")} />
          </Suspense>
        )}
        <OnPaper />
      </main>
      <footer>
        <p>
          Everything runs in this page: no account, no server, nothing is sent anywhere. Facts about Fireworks RFT carry
          their source and date.{" "}
          <button type="button" className="link" onClick={() => setDialog("licences")}>
            Licenses
          </button>
        </p>
      </footer>
      <nav className="bottom" aria-label="Suggestions and export">
        <SuggestionsButton isHidden={isDiagnosing} onReveal={closeDiagnosis} />
        <ShareAndExport onDialog={setDialog} />
      </nav>
      <UpdateNotice />
      {dialog && <Dialog name={dialog} offered={offered} onOffer={offer} onOpen={openAny} onClose={close} />}
    </>
  );
}

/** The diagnosis in place of the form. */
function Diagnosis({ onOpen }: { onOpen: (file: File) => void }) {
  useEffect(() => {
    scrollTo({ top: 0 });
    return () => {
      // on a phone it is in the menu
      const opener = document.getElementById("diagnose");
      (opener?.checkVisibility() ? opener : document.querySelector<HTMLElement>(".more-button"))?.focus();
    };
  }, []);
  return (
    <main className="single">
      <Suspense>
        <DiagnosisSection onOpen={onOpen} onClose={() => closeDiagnosis()} />
      </Suspense>
    </main>
  );
}
