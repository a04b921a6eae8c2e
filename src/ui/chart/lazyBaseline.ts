import { type ComponentType, lazy } from "react";
import type { BaselineCurvesProps } from "../compare/BaselineCurves.tsx";

/** The baseline's curves, fetched when one is pinned; where they do not come there are the figures. */
export const BaselineCurves = lazy(
  (): Promise<{ default: ComponentType<BaselineCurvesProps> }> =>
    import("../compare/BaselineCurves.tsx").then(
      (module) => ({ default: module.BaselineCurves }),
      () => ({ default: () => null }),
    ),
);
