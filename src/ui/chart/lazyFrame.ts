import { type ComponentType, lazy } from "react";
import { type FrameProps, PlainFrame } from "./PlainFrame.tsx";

/** Fetches the chart library's frame; where it does not come, the plain one stays. */
export const loadFrame = (): Promise<{ default: ComponentType<FrameProps> }> =>
  import("./Frame.tsx").then(
    (module) => ({ default: module.Frame }),
    () => ({ default: PlainFrame }),
  );

export const LazyFrame = lazy(loadFrame);
