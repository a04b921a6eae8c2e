import type { SettingsStore } from "../../state/settings/settings.ts";

/** Tells whether a key types into this element, which has an undo of its own. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== "range") ||
  (target instanceof HTMLElement && target.isContentEditable);

/** Listens for the keys of undo, redo and the list of shortcuts, outside of text fields; returns a function that stops it. */
export function listenForShortcuts(settings: SettingsStore, showKeys: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    // a dialog covers the settings, which must not change unseen
    if (takesText(event.target) || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) settings.redo();
      else settings.undo();
    } else if (event.key === "?") showKeys();
  };
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}
