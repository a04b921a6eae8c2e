import { type ComponentType, lazy } from "react";

/**
 * Makes a component for `HeldUntilUsed`, which is prerendered and whose chunk is loaded when the page is used. Where the chunk cannot be
 * loaded, the prerendered HTML stays as it is.
 */
export const heldPart = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => new Promise<never>(() => {}),
    ),
  );
