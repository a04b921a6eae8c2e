import type { SettingsStore } from "../../state/settings/settings.ts";

/** Text fields have an undo of their own, and every key is a character there. */
const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type !== "range" && !target.readOnly;

/** Undo, redo and the list of keys, wherever the focus is. Listens until the returned function is called. */
export function listenForShortcuts(settings: SettingsStore, showKeys: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    // a dialog covers the settings: they must not change unseen
    if (isTextField(event.target) || event.altKey || document.querySelector("dialog[open]")) return;
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
