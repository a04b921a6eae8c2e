import { StrictMode, useEffect } from "react";
import { type Stores, StoresContext } from "../parts/context.ts";
import { ErrorBoundary } from "../parts/ErrorBoundary.tsx";
import { App } from "./App.tsx";

interface Props {
  readonly stores: Stores;
  /** Called when the page shows the settings that it was opened with. */
  readonly onArrived?: () => void;
}

/** The page with all that it stands on: the same tree when it is rendered at build and when a browser takes it over. */
export function Root({ stores, onArrived }: Props) {
  // the stores' present values replace the prerendered ones in the same task as this effect, before the next frame
  useEffect(() => onArrived?.(), [onArrived]);
  return (
    <StrictMode>
      <ErrorBoundary>
        <StoresContext value={stores}>
          <App />
        </StoresContext>
      </ErrorBoundary>
    </StrictMode>
  );
}
