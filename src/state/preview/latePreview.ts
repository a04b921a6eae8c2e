import type { PreviewStage } from "../../simulator/preview/client.ts";
import type { createPreview, PreviewStore } from "./preview.ts";
import { previewStore } from "./previewStore.ts";

/** A preview whose store is there at once, with what the page shows at first, and what asks the worker follows in a chunk of its own. */
export function createLatePreview(seen: PreviewStage | undefined) {
  const store = previewStore(seen);
  let engine: Promise<PreviewStore> | undefined;
  const then = (act: (preview: PreviewStore) => void) =>
    void engine?.then(act, () => store.setState({ status: "failed", failure: "its part of the page did not load" }));
  const preview: PreviewStore = {
    store,
    aside: (...request) => then(({ aside }) => aside(...request)),
    retry: () => then(({ retry }) => retry()),
    dispose: () => then(({ dispose }) => dispose()),
  };

  /** Fetches the rest, and simulates the source's settings. */
  function start(...[source, createWorker, loadReader]: Parameters<typeof createPreview>) {
    engine = import("./preview.ts").then((part) => part.createPreview(source, createWorker, loadReader, store));
    then(() => undefined);
  }
  return { preview, start };
}
