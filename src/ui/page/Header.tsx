import { useStore } from "zustand";
import { allFields } from "../../schema/fields/parameters.ts";
import { CaseBar } from "../form/CaseBar.tsx";
import { CopyButton } from "../parts/CopyButton.tsx";
import { useSettings, useStores } from "../parts/context.ts";
import { pageLink } from "../parts/pageLink.ts";
import { type DialogName, preloadExport } from "./Dialog.tsx";
import "./Header.css";

interface Props {
  readonly onDialog: (name: DialogName) => void;
  readonly onDiagnose: () => void;
}

/** Title, actions on all settings, and the setup. */
export function Header({ onDialog, onDiagnose }: Props) {
  const { settings } = useStores();
  const canUndo = useStore(settings.history, ({ pastStates }) => pastStates.length > 0);
  const canRedo = useStore(settings.history, ({ futureStates }) => futureStates.length > 0);
  const unfinished = useSettings(({ drafts }) => Object.keys(drafts).length > 0);
  return (
    <header className="top">
      <button type="button" className="skip" onClick={() => document.getElementById("settings")?.focus()}>
        Skip to the settings
      </button>
      <div className="name cluster">
        <h1>Goldilocks</h1>
        <p>Fireworks RFT settings that are just right</p>
      </div>
      <nav className="cluster" aria-label="Settings as a whole">
        <button type="button" onClick={settings.undo} aria-disabled={!canUndo} aria-keyshortcuts="Control+Z">
          Undo
        </button>
        <button type="button" onClick={settings.redo} aria-disabled={!canRedo} aria-keyshortcuts="Control+Shift+Z">
          Redo
        </button>
        <button type="button" onClick={() => settings.reset(allFields)}>
          Reset all
        </button>
        <button type="button" onClick={() => onDialog("open")}>
          Open…
        </button>
        <button type="button" id="diagnose" onClick={onDiagnose}>
          Diagnose…
        </button>
        <button type="button" onClick={() => onDialog("runs")}>
          Runs…
        </button>
        <button
          type="button"
          className="primary"
          onPointerEnter={preloadExport}
          onFocus={preloadExport}
          onClick={() => onDialog("export")}
        >
          Export
        </button>
        <button type="button" onClick={() => onDialog("keys")} aria-label="Keyboard shortcuts" aria-keyshortcuts="?">
          ?
        </button>
        <CopyButton
          disabled={unfinished}
          label="Copy link"
          text={() => {
            const { config, baseline } = settings.store.getState();
            return pageLink(config, baseline);
          }}
        />
      </nav>
      <CaseBar />
    </header>
  );
}
