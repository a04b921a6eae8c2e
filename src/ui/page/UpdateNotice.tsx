import { useEffect } from "react";
import { useStore } from "zustand";
import { watchUpdates } from "../../state/updates.ts";
import { whenIdle } from "./idle.ts";
import "./UpdateNotice.css";

// absent on pages that are not served securely; in development nothing is kept
const container: ServiceWorkerContainer | undefined = import.meta.env.PROD ? navigator.serviceWorker : undefined;
const updates = container && watchUpdates(container);

/** Says when a newer version of the page is ready, and loads it when that is wanted, never by itself. */
export function UpdateNotice() {
  useEffect(() => {
    if (updates) whenIdle(() => void updates.start());
  }, []);
  return updates ? <Notice {...updates} /> : null;
}

function Notice({ store, take, later }: NonNullable<typeof updates>) {
  const ready = useStore(store, (state) => state.ready);
  return (
    <div className="update card cluster" role="status">
      {ready && (
        <>
          <p>A new version of this page is ready. Your settings come along.</p>
          <button type="button" onClick={take}>
            Reload
          </button>
          <button type="button" onClick={later}>
            Later
          </button>
        </>
      )}
    </div>
  );
}
