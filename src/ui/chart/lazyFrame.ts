import type { ComponentType } from "react";
import { afterFirstSight } from "../afterFirstSight.ts";
import { type FrameProps, PlainFrame } from "./PlainFrame.tsx";

/** Fetches the chart library's frame; where it does not come, the plain one stays. */
export const loadFrame = (): Promise<{ default: ComponentType<FrameProps> }> =>
  import("./Frame.tsx").then(
    (module) => ({ default: module.Frame }),
    () => ({ default: PlainFrame }),
  );

/** The chart library's frame, the plain one until it has come. */
export const LazyFrame = afterFirstSight(loadFrame, PlainFrame);
