import { StrictMode, useEffect } from "react";
import type { Stores } from "../../state/stores.ts";
import { StoresContext } from "../parts/context.ts";
import { ErrorBoundary } from "../parts/ErrorBoundary.tsx";
import { App } from "./App.tsx";

interface Props {
  readonly stores: Stores;
  /** Called once the page is hydrated and shows the present settings. */
  readonly onHydrated?: () => void;
}

/** The page with its context; the same tree at build and in the browser, so that hydration finds what it expects. */
export function Root({ stores, onHydrated }: Props) {
  // hydration renders the stores' initial state; React renders the present one in the same task as this effect, before the next frame
  useEffect(() => onHydrated?.(), [onHydrated]);
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
