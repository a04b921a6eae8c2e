import { lazy } from "react";
import { partOf } from "../partOf.ts";

/** The baseline's curves, fetched when one is pinned; where they do not come there are the figures. */
export const BaselineCurves = lazy(() => partOf(import("../compare/BaselineCurves.tsx"), "BaselineCurves", () => null));
