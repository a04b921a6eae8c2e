import { createElement } from "react";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { afterFirstSight } from "../parts/lazyPart.ts";
import { partOf } from "../parts/partOf.ts";

interface Props {
  readonly field: AdjustableField;
}

/** The room of the strip. */
const SensitivityComing = (_: Props) => createElement("div", { className: "sensitivity-coming" });

/** The strip under a track, fetched after the page; where it does not come the track has none. */
export const Sensitivity = afterFirstSight(
  () => partOf(import("./Sensitivity.tsx"), "Sensitivity", () => null),
  SensitivityComing,
);
