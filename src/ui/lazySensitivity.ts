import { type ComponentType, lazy } from "react";
import type { AdjustableField } from "../schema/parameters.ts";

/** The strip under a track, fetched after the page; where it does not come the track has none. */
export const Sensitivity = lazy(
  (): Promise<{ default: ComponentType<{ field: AdjustableField }> }> =>
    import("./compare/Sensitivity.tsx").then(
      (module) => ({ default: module.Sensitivity }),
      () => ({ default: () => null }),
    ),
);
