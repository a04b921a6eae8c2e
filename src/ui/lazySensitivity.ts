import { createElement } from "react";
import type { AdjustableField } from "../schema/parameters.ts";
import { afterFirstSight } from "./afterFirstSight.ts";
import { partOf } from "./partOf.ts";

interface Props {
  readonly field: AdjustableField;
}

/** The room of the strip. */
const SensitivityComing = (_: Props) => createElement("div", { className: "sensitivity-coming" });

/** The strip under a track, fetched after the page; where it does not come the track has none. */
export const Sensitivity = afterFirstSight(
  () => partOf(import("./compare/Sensitivity.tsx"), "Sensitivity", () => null),
  SensitivityComing,
);
