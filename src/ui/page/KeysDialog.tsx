import { Modal } from "../parts/Modal.tsx";
import "./KeysDialog.css";

const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: "← → ↑ ↓", does: "move a slider by one notch" },
  { keys: "Page Up, Page Down", does: "move a slider by three notches" },
  { keys: "Home, End", does: "go to the start or end of a slider" },
  { keys: "Ctrl Z or ⌘ Z", does: "undo the last change" },
  { keys: "Ctrl Shift Z or ⌘ Shift Z", does: "redo it" },
  { keys: "Escape", does: "in a text field: back to the last valid value" },
  { keys: "?", does: "show this list" },
];

/** The keyboard shortcuts. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="Keyboard" onClose={onClose}>
      <dl className="keys">
        {shortcuts.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
