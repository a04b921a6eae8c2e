import { useStore } from "zustand";
import { useStores } from "../parts/context.ts";
import "./UpdateNotice.css";

/** Offers a new version of the page, which is never loaded without a click. */
export function UpdateNotice() {
  const { updates } = useStores();
  const ready = useStore(updates.store, (state) => state.ready);
  return (
    <div className="update card cluster" role="status">
      {ready && (
        <>
          <p>A new version of this page is ready. Your settings come along.</p>
          <button type="button" onClick={updates.reload}>
            Reload
          </button>
          <button type="button" onClick={updates.postpone}>
            Later
          </button>
        </>
      )}
    </div>
  );
}
