import { useStore } from "zustand";
import type { SavedRun } from "../../exchange/runs/savedRun.ts";
import type { Notebook } from "../../state/notebook/notebook.ts";

interface Props {
  readonly notebook: Notebook;
  readonly onExport: (runs: readonly SavedRun[]) => void;
}

/** The reason why the notebook cannot be read or saved, with buttons to retry and to export unsaved runs. */
export function Trouble({ notebook, onExport }: Props) {
  const { trouble, unsaved, runs } = useStore(notebook.store);
  if (trouble === undefined) return null;
  const inTabOnly = runs.filter(({ id }) => unsaved.has(id));
  const count = inTabOnly.length === 1 ? "1 run is" : `${inTabOnly.length} runs are`;
  const retry = async () => {
    await notebook.refresh();
    await notebook.save();
  };
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{unsaved.size > 0 ? "Runs cannot be saved." : "Saved runs cannot be read."}</strong> {trouble}
      </p>
      {unsaved.size > 0 && (
        <p>
          {inTabOnly.length > 0
            ? `${count} in this tab only: export before you close it.`
            : "Deleted runs are still on the disk."}
        </p>
      )}
      <p className="actions">
        <button type="button" onClick={retry}>
          Try again
        </button>
        {inTabOnly.length > 0 && (
          <button type="button" onClick={() => onExport(inTabOnly)}>
            Export unsaved runs
          </button>
        )}
      </p>
    </div>
  );
}
