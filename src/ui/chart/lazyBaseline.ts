import { lazy } from "react";
import { partOf } from "../parts/partOf.ts";

/** The baseline's curves, fetched when one is pinned; where they do not come there are the figures. */
export const BaselineCurves = lazy(() => partOf(import("./BaselineCurves.tsx"), "BaselineCurves", () => null));
