import { type ComponentType, lazy } from "react";

/** Makes a component of a chunk that is loaded when it is first rendered; `fallback` is rendered where the chunk cannot be loaded. */
export const lazyPart = <Props>(load: () => Promise<ComponentType<Props>>, fallback: ComponentType<NoInfer<Props>>) =>
  lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: fallback }),
    ),
  );
