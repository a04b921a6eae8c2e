import { createStore } from "zustand/vanilla";

/** Beside the page, in whatever folder it stands. */
const SERVICE_WORKER = "sw.js";

/**
 * Keeps the page for use without a network, and notices a newer version of it. `ready` says that one waits; it takes over only when it is
 * told to, which loads the page anew.
 */
export function watchUpdates(container: ServiceWorkerContainer) {
  const store = createStore(() => ({ ready: false }));
  let registration: ServiceWorkerRegistration | undefined;

  // without a controller this is the first visit, and what was installed is what is shown
  const look = () => store.setState({ ready: Boolean(registration?.waiting && container.controller) });

  const follow = (installing: ServiceWorker | null) => installing?.addEventListener("statechange", look);

  const start = async () => {
    registration = await container.register(new URL(SERVICE_WORKER, document.baseURI));
    // absent where a browser is told to pretend
    if (!registration) return;
    look();
    follow(registration.installing);
    registration.addEventListener("updatefound", () => follow(registration?.installing ?? null));
    // a page may stay open for days
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration?.update().catch(() => undefined);
    });
  };

  const take = () => {
    const reload = () => location.reload();
    container.addEventListener("controllerchange", reload, { once: true });
    if (registration?.waiting) registration.waiting.postMessage({ type: "SKIP_WAITING" });
    else reload();
  };

  return {
    store,
    // a browser may refuse: then the page needs the network, as any other
    start: () => start().catch(() => undefined),
    take,
    later: () => store.setState({ ready: false }),
  };
}
