import type { ReactNode } from "react";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import type { AdjustableField } from "../../schema/fields/parameters.ts";
import { ExactValue } from "./ExactValue.tsx";
import { describedBy, FieldPanel } from "./FieldPanel.tsx";
import { RankSelect, RankStrip } from "./RankControl.tsx";
import { Slider } from "./Slider.tsx";

const exactOf = (field: AdjustableField, parameter: NumberParameter) =>
  field === "loraRank" ? (
    <RankSelect describedBy={describedBy(field)} />
  ) : (
    <ExactValue field={field} parameter={parameter} name={`${parameter.label}, exact value`} />
  );

const controlOf = (field: AdjustableField, parameter: NumberParameter) =>
  field === "loraRank" ? (
    <RankStrip />
  ) : (
    <Slider field={field} parameter={parameter} describedBy={describedBy(field)} />
  );

/** The panel of a field, with what its kind of value asks for, and `more` beneath. */
export const panelOf = (field: AdjustableField, parameter: NumberParameter, more?: ReactNode) => (
  <FieldPanel
    key={field}
    field={field}
    parameter={parameter}
    exact={exactOf(field, parameter)}
    control={controlOf(field, parameter)}
  >
    {more}
  </FieldPanel>
);
