import { CopyButton } from "../parts/CopyButton.tsx";
import { useSettings, useStores } from "../parts/context.ts";
import { pageLink } from "../parts/pageLink.ts";
import { SetupChip } from "../setup/SetupChip.tsx";
import { type DialogName, preloadExport } from "./Dialog.tsx";
import { MoreMenu } from "./MoreMenu.tsx";
import "./Header.css";

interface Props {
  readonly onDialog: (name: DialogName) => void;
  readonly onDiagnose: () => void;
}

/** The bar at the top: name, setup, and the actions on all settings. A "wide" action moves into the menu on a tablet, each one on a phone. */
export function Header({ onDialog, onDiagnose }: Props) {
  const actions = [
    { label: "Import", onClick: () => onDialog("open"), room: "wide" },
    { label: "Diagnose a log", onClick: onDiagnose, room: "roomy", id: "diagnose" },
    { label: "Saved runs", onClick: () => onDialog("runs"), room: "wide" },
  ] as const;
  return (
    <header className="top">
      <button type="button" className="skip" onClick={() => document.getElementById("settings")?.focus()}>
        Skip to the settings
      </button>
      <h1>Goldilocks</h1>
      <SetupChip />
      <nav aria-label="Settings as a whole">
        {actions.map(({ label, onClick, room, ...id }) => (
          <button key={label} type="button" {...id} className={room} onClick={onClick}>
            {label}
          </button>
        ))}
        <ShareAndExport onDialog={onDialog} />
        <MoreMenu folded={actions} onDialog={onDialog} />
      </nav>
    </header>
  );
}

/** The link to the settings and the export: in the bar, on a phone at the lower edge. */
export function ShareAndExport({ onDialog }: Pick<Props, "onDialog">) {
  const { settings } = useStores();
  const unfinished = useSettings(({ drafts }) => Object.keys(drafts).length > 0);
  return (
    <span className="share-and-export">
      <CopyButton
        disabled={unfinished}
        label="Share"
        text={() => {
          const { config, baseline } = settings.store.getState();
          return pageLink(config, baseline);
        }}
      />
      <button
        type="button"
        className="primary"
        onPointerEnter={preloadExport}
        onFocus={preloadExport}
        onClick={() => onDialog("export")}
      >
        Export
      </button>
    </span>
  );
}
