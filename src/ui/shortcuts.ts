import type { SettingsStore } from "../state/settings.ts";

/** Keys that mean the same anywhere on the page. */
export const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: "← → ↑ ↓", does: "move a slider by one notch" },
  { keys: "Page Up, Page Down", does: "move a slider by three notches" },
  { keys: "Home, End", does: "go to the end of a slider" },
  { keys: "Ctrl Z or ⌘ Z", does: "undo the last change" },
  { keys: "Ctrl Shift Z or ⌘ Shift Z", does: "redo it" },
  { keys: "Escape", does: "in a text field: back to the last good value" },
  { keys: "?", does: "show this list" },
];

/** Text fields have an undo of their own, and every key is a character there. */
const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type !== "range" && !target.readOnly;

/** Listens until the returned function is called. */
export function listenForShortcuts(settings: SettingsStore, showKeys: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (isTextField(event.target) || event.altKey) return;
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
