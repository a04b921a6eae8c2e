import "./ui/style/style.css";

import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { takeOver } from "./prerender/hydrate.ts";
import { defaultConfig } from "./schema/fields/defaults.ts";
import { emptyJob } from "./schema/fields/job.ts";
import type { Notebook } from "./state/notebook/notebook.ts";
import { createLatePreview } from "./state/preview/latePreview.ts";
import type { LoadReader } from "./state/preview/preview.ts";
import { createAddress } from "./state/settings/address.ts";
import { createSettings, sameConfig } from "./state/settings/settings.ts";
import { Root } from "./ui/page/Root.tsx";
import "./ui/page/hydrating.css";
import "virtual:prerendered.css";

const loadReader: LoadReader = () =>
  import("./diagnosis/verdict/verdict.ts").then(
    ({ verdictOf }) => verdictOf,
    () => undefined,
  );
let notebook: Promise<Notebook> | undefined;
const loadNotebook = () => {
  notebook ??= import("./state/notebook/openNotebook.ts").then(({ openNotebook }) => openNotebook());
  notebook.catch(() => {
    notebook = undefined;
  });
  return notebook;
};
const createLogWorker = () => new Worker(new URL("./diagnosis/worker.ts", import.meta.url), { type: "module" });
const createWorker = () => new Worker(new URL("./simulator/preview/worker.ts", import.meta.url), { type: "module" });

const { root, firstSight, arriving, arrived, replay, failed } = takeOver(document);

/** What the page was opened with, if it is not what the page shows already. */
const opened = () => import("./state/settings/initialSettings.ts").then(({ arrive }) => arrive(location.hash));

const nothing = { config: defaultConfig, job: emptyJob, baseline: undefined, arrival: undefined };

async function start() {
  const { arrival, ...begun } = arriving ? await opened() : nothing;
  // the stores are made as the page was prerendered, and then told: what is hydrated is what they were made with
  const settings = createSettings(defaultConfig);
  settings.begin(begun);
  const address = createAddress(settings);
  address.connect(arrival);
  const source = { current: () => settings.store.getState().config, subscribe: settings.store.subscribe };
  const { preview, start: simulate } = createLatePreview(firstSight.stage);
  // what was simulated at build is of the defaults
  if (!sameConfig(begun.config, defaultConfig)) preview.store.setState({ stage: undefined });
  simulate(source, createWorker, loadReader);
  const stores = {
    settings,
    address,
    preview,
    createWorker,
    createLogWorker,
    loadReader,
    loadNotebook,
    firstSight,
  };
  const onArrived = () => {
    arrived();
    // it begins a microtask later: by then the opened settings have replaced the prerendered ones
    void replay().then(settings.endGesture);
  };
  // in pieces, between which the browser scrolls and paints
  startTransition(() => {
    hydrateRoot(root, <Root stores={stores} onArrived={onArrived} />);
  });
}

/** A page that has not been painted by then starts all the same. */
const LONGEST_PAINT_MS = 500;

/** When what was prerendered has been painted; a page that nobody sees is not painted, and does not wait. */
const painted = () =>
  new Promise<void>((resolve) => {
    if (document.visibilityState === "hidden") return resolve();
    // nor does a window that the browser does not draw just now
    setTimeout(resolve, LONGEST_PAINT_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });

painted().then(start).catch(failed);
