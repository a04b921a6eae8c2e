import type { ReactNode } from "react";
import { type AdjustableField, parameters } from "../schema/parameters.ts";
import { ExactValue } from "./ExactValue.tsx";
import { describedBy, FieldPanel } from "./FieldPanel.tsx";
import { MemoryTable } from "./MemoryTable.tsx";
import { RankSelect, RankStrip } from "./RankStrip.tsx";
import { Slider } from "./Slider.tsx";

const exactOf = (field: AdjustableField) =>
  field === "loraRank" ? (
    <RankSelect describedBy={describedBy(field)} />
  ) : (
    <ExactValue field={field} parameter={parameters[field]} name={`${parameters[field].label}, exact value`} />
  );

const controlOf = (field: AdjustableField) =>
  field === "loraRank" ? <RankStrip /> : <Slider field={field} describedBy={describedBy(field)} />;

/** The panel of a field, with what its kind of value asks for, and `more` beneath. */
export const panelOf = (field: AdjustableField, more?: ReactNode) => (
  <FieldPanel key={field} field={field} exact={exactOf(field)} control={controlOf(field)}>
    {field === "batchSize" && <MemoryTable />}
    {more}
  </FieldPanel>
);
