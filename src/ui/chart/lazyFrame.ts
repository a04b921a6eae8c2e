import { afterFirstSight } from "../parts/lazyPart.ts";
import { partOf } from "../parts/partOf.ts";
import { PlainFrame } from "./Axes.tsx";

/** Fetches the chart library's frame; where it does not come, the plain one stays. */
export const loadFrame = () => partOf(import("./Frame.tsx"), "Frame", PlainFrame);

/** The chart library's frame, the plain one until it has come. */
export const LazyFrame = afterFirstSight(loadFrame, PlainFrame);
