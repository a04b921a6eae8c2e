import "./ui/style/style.css";

import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { prepareHydration, showFailure } from "./prerender/hydrate.ts";
import { initialSettings } from "./state/settings/initialSettings.ts";
import { createStores, type Workers } from "./state/stores.ts";
import { Root } from "./ui/page/Root.tsx";
import "./ui/page/hydrating.css";
import "virtual:prerendered.css";

const workers: Workers = {
  simulator: () => new Worker(new URL("./simulator/preview/worker.ts", import.meta.url), { type: "module" }),
  log: () => new Worker(new URL("./diagnosis/worker.ts", import.meta.url), { type: "module" }),
  imports: () => new Worker(new URL("./exchange/imports/worker.ts", import.meta.url), { type: "module" }),
  runs: () => new Worker(new URL("./exchange/runs/worker.ts", import.meta.url), { type: "module" }),
};
// undefined on insecure pages; in development nothing is cached
const serviceWorker: ServiceWorkerContainer | undefined = import.meta.env.PROD ? navigator.serviceWorker : undefined;

/** Longest wait for the first paint, in ms. */
const LONGEST_PAINT_MS = 500;

/** Resolves once the prerendered page is painted; at once on a hidden page, which is never painted. */
const painted = () =>
  new Promise<void>((resolve) => {
    if (document.visibilityState === "hidden") return resolve();
    // a window that is covered may not be painted either
    setTimeout(resolve, LONGEST_PAINT_MS);
    requestAnimationFrame(() => setTimeout(resolve));
  });

async function start() {
  const { root, prerendered, show, replayEvents } = prepareHydration(document);
  await painted();
  const stores = createStores(workers, prerendered, serviceWorker);
  stores.start(initialSettings(location.hash));
  const onHydrated = () => {
    show();
    // a microtask later the stores' present values have replaced the prerendered ones
    queueMicrotask(() => {
      replayEvents();
      stores.settings.endGesture();
    });
  };
  // in slices, between which the browser paints and handles input
  startTransition(() => {
    hydrateRoot(root, <Root stores={stores} onHydrated={onHydrated} />);
  });
}

start().catch(() => showFailure(document));
