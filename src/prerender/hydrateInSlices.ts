import { type ReactNode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Hydrates in slices, between which the browser paints and handles input. The build puts this into React's chunk, so that React is evaluated
 * with that chunk and not in the task of the page's own modules.
 */
export const hydrateInSlices = (root: Element, page: ReactNode) =>
  startTransition(() => {
    hydrateRoot(root, page);
  });
