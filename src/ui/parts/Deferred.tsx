import { type ReactNode, useDeferredValue } from "react";

/** Renders its children after its surroundings are on the screen, in slices between which the browser handles input. */
export function Deferred({ children }: { children: ReactNode }) {
  const isNext = useDeferredValue(true, false);
  return isNext && children;
}
