import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { arrive, connectAddress } from "./state/address.ts";
import { createLog } from "./state/log.ts";
import type { Notebook } from "./state/notebook.ts";
import { createPreview, type LoadReader } from "./state/preview.ts";
import { createSettings } from "./state/settings.ts";
import { storage } from "./state/storage.ts";
import { App } from "./ui/App.tsx";
import { StoresContext } from "./ui/context.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import "./ui/style/page.css";

const { config, baseline, arrival } = arrive(location.hash);
const settings = createSettings(config, storage.job(), baseline);
const address = connectAddress(settings, arrival);
const loadReader: LoadReader = () =>
  import("./diagnosis/verdict.ts").then(
    ({ verdictOf }) => verdictOf,
    () => undefined,
  );
let notebook: Promise<Notebook> | undefined;
const loadNotebook = () => {
  notebook ??= import("./state/notebookPage.ts").then(({ openNotebook }) => openNotebook());
  notebook.catch(() => {
    notebook = undefined;
  });
  return notebook;
};
const createWorker = () => new Worker(new URL("./simulator/worker.ts", import.meta.url), { type: "module" });
const preview = createPreview(
  { current: () => settings.store.getState().config, subscribe: settings.store.subscribe },
  createWorker,
  loadReader,
);
const log = createLog(() => new Worker(new URL("./diagnosis/worker.ts", import.meta.url), { type: "module" }));

const root = document.getElementById("root");
if (!root) throw new Error("no #root in the page");
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <StoresContext value={{ settings, address, preview, log, createWorker, loadReader, loadNotebook }}>
        <App />
      </StoresContext>
    </ErrorBoundary>
  </StrictMode>,
);
