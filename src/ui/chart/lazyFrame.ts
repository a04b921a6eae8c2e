import { lazy } from "react";
import { PlainFrame } from "./PlainFrame.tsx";

/** Fetches the chart library's frame; where it does not come, the plain one stays. */
export const loadFrame = () =>
  import("./Frame.tsx").then(
    (module) => ({ default: module.Frame }),
    () => ({ default: PlainFrame }),
  );

export const LazyFrame = lazy(loadFrame);
