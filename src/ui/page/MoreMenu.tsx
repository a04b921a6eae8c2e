import { useStore } from "zustand";
import { allFields } from "../../schema/fields/parameters.ts";
import { seed } from "../../schema/fields/scenario/seed.ts";
import { Fact } from "../form/Fact.tsx";
import { useStores } from "../parts/context.ts";
import type { DialogName } from "./Dialog.tsx";
import { type Action, MenuButton } from "./MenuButton.tsx";
import "./MoreMenu.css";

interface Props {
  /** Actions of the bar that have no room in it on a tablet or phone. */
  readonly folded: readonly (Action & { readonly room: "wide" | "roomy" })[];
  readonly onDialog: (name: DialogName) => void;
}

/** Undo, redo, reset, seed, and the lists of shortcuts and parameters; on a narrow screen also actions of the bar. */
export function MoreMenu({ folded, onDialog }: Props) {
  const { settings } = useStores();
  const canUndo = useStore(settings.history, ({ pastStates }) => pastStates.length > 0);
  const canRedo = useStore(settings.history, ({ futureStates }) => futureStates.length > 0);
  return (
    <>
      <button type="button" className="more-button" popoverTarget="more">
        More
      </button>
      <div id="more" className="menu" popover="auto">
        {folded.map(({ label, onClick, room }) => (
          <div key={label} className={`folded ${room}`}>
            <MenuButton menu="more" label={label} onClick={onClick} />
          </div>
        ))}
        <MenuButton
          menu="more"
          label="Undo"
          keys="Ctrl Z"
          shortcut="Control+Z"
          disabled={!canUndo}
          onClick={settings.undo}
        />
        <MenuButton
          menu="more"
          label="Redo"
          keys="Ctrl Shift Z"
          shortcut="Control+Shift+Z"
          disabled={!canRedo}
          onClick={settings.redo}
        />
        <MenuButton menu="more" label="Reset all" onClick={() => settings.reset(allFields)} />
        <Fact field="seed" parameter={seed} />
        <MenuButton menu="more" label="Keyboard shortcuts" keys="?" shortcut="?" onClick={() => onDialog("keys")} />
        <MenuButton menu="more" label="Every parameter, field by field" onClick={() => onDialog("reference")} />
      </div>
    </>
  );
}
