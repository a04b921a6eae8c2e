import { createNotebook, type Notebook } from "./notebook.ts";

/**
 * The notebook of this page: saved before the page goes, read again when it comes to the front, and not left without a question while
 * something in it could not be saved.
 */
export function openNotebook(): Notebook {
  const notebook = createNotebook();
  addEventListener("focus", () => void notebook.refresh());
  // on a phone this is the last that a page hears
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void notebook.save();
  });
  addEventListener("pagehide", notebook.saveNow);
  addEventListener("beforeunload", (event) => {
    if (notebook.store.getState().unsaved.size > 0) event.preventDefault();
  });
  return {
    ...notebook,
    add: (run) => {
      // absent on pages that are not served securely; a refusal changes nothing but how soon a full disk clears the notebook
      const storage: StorageManager | undefined = navigator.storage;
      storage?.persist().catch(() => undefined);
      return notebook.add(run);
    },
  };
}
