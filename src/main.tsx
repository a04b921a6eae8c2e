import "./ui/style/style.css";

import { prepareHydration, showFailure } from "./prerender/hydrate.ts";
import { hydrateInSlices } from "./prerender/hydrateInSlices.ts";
import { startSimulator } from "./simulator/preview/simulatorPort.ts";
import { endWhenUsed } from "./state/firstUse.ts";
import { initialSettings } from "./state/settings/initialSettings.ts";
import { createStores, type Workers } from "./state/stores.ts";
import { Root } from "./ui/page/Root.tsx";
import "./ui/page/hydrating.css";
import "virtual:prerendered.css";

const workers: Workers = {
  simulator: () =>
    startSimulator({
      first: () => new Worker(new URL("./simulator/preview/worker.ts", import.meta.url), { type: "module" }),
      assistant: () =>
        new Worker(new URL("./simulator/preview/worker.ts", import.meta.url), { type: "module", name: "assistant" }),
    }),
  log: () => new Worker(new URL("./diagnosis/worker.ts", import.meta.url), { type: "module" }),
  imports: () => new Worker(new URL("./exchange/imports/worker.ts", import.meta.url), { type: "module" }),
  runs: () => new Worker(new URL("./exchange/runs/worker.ts", import.meta.url), { type: "module" }),
};
// undefined on insecure pages; in development nothing is cached
const serviceWorker: ServiceWorkerContainer | undefined = import.meta.env.PROD ? navigator.serviceWorker : undefined;

/** Hydrates the page; the built one is painted before this file is evaluated. */
function start() {
  const { root, prerendered, isUsed, show, replayEvents } = prepareHydration(document);
  const stores = createStores(workers, prerendered, serviceWorker);
  stores.start(initialSettings(location.hash));
  if (isUsed) stores.firstUse.end();
  else endWhenUsed(stores.firstUse, window);
  const onHydrated = () => {
    show();
    // a microtask later the stores' present values have replaced the prerendered ones
    queueMicrotask(() => {
      replayEvents();
      stores.settings.endGesture();
    });
  };
  hydrateInSlices(root, <Root stores={stores} onHydrated={onHydrated} />);
}

// not in the task that evaluates the modules
setTimeout(() => {
  try {
    start();
  } catch (error) {
    showFailure(document);
    throw error;
  }
});
