import { lazy } from "react";

// chunks that the first sight of the page does not need
const frame = () => import("./chart/Frame.tsx").then((module) => ({ default: module.Frame }));
const openDialog = () => import("./OpenDialog.tsx").then((module) => ({ default: module.OpenDialog }));
const keysDialog = () => import("./KeysDialog.tsx").then((module) => ({ default: module.KeysDialog }));
const outcome = () => import("./Outcome.tsx").then((module) => ({ default: module.Outcome }));

export const Frame = lazy(frame);
export const OpenDialog = lazy(openDialog);
export const KeysDialog = lazy(keysDialog);
export const Outcome = lazy(outcome);

/** Fetches the lazy chunks when the page has nothing better to do, so that they are there when they are needed. */
export function prefetch() {
  const fetchAll = () => {
    // a chunk that could not be fetched now is asked for again, and reported, where it is needed
    for (const load of [frame, outcome, openDialog, keysDialog]) load().catch(() => undefined);
  };
  // not in every browser
  if ("requestIdleCallback" in window) requestIdleCallback(fetchAll);
  else setTimeout(fetchAll, 1000);
}
