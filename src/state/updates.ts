import { createStore } from "zustand/vanilla";

/** The service worker's file, beside the page. */
const SERVICE_WORKER = "sw.js";

/** Delay before the service worker is registered where the browser does not report idle time, in ms. */
const IDLE_MS = 1000;

/** Calls once the browser is idle; where it does not report that, after a while. */
export function whenIdle(act: () => void) {
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act, IDLE_MS);
}

/**
 * Registers the service worker, which caches the page for use offline, and reports a new version of it as `ready`. A new version is
 * activated by `reload` alone. Without a container, as on insecure pages, nothing ever happens.
 */
export function createUpdates(container: ServiceWorkerContainer | undefined) {
  const store = createStore(() => ({ ready: false }));
  let registration: ServiceWorkerRegistration | undefined;

  // without a controller this is the first visit, and the installed version is the one on display
  const check = () => store.setState({ ready: Boolean(registration?.waiting && container?.controller) });

  /** Lets an active service worker answer the requests of this page too, if it was loaded without one. */
  const claim = (worker: ServiceWorker) => {
    if (worker.state === "activated" && !container?.controller) worker.postMessage({ type: "CLAIM" });
  };

  const follow = (worker: ServiceWorker | null) => {
    if (!worker) return;
    claim(worker);
    worker.addEventListener("statechange", () => {
      check();
      claim(worker);
    });
  };

  const register = async () => {
    registration = await container?.register(new URL(SERVICE_WORKER, document.baseURI));
    // absent where a test blocks service workers
    if (!registration) return;
    check();
    for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker);
    registration.addEventListener("updatefound", () => follow(registration?.installing ?? null));
    // a page can stay open for days
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration?.update().catch(() => undefined);
    });
  };

  return {
    store,
    // a browser can refuse the registration: the page then needs the network
    start: () => whenIdle(() => void register().catch(() => undefined)),
    reload: () => {
      const reload = () => location.reload();
      container?.addEventListener("controllerchange", reload, { once: true });
      if (registration?.waiting) registration.waiting.postMessage({ type: "SKIP_WAITING" });
      else reload();
    },
    postpone: () => store.setState({ ready: false }),
  };
}
