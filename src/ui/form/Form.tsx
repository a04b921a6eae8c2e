import type { ReactNode } from "react";
import type { NumberParameter } from "../../schema/fields/parameter.ts";
import { type AdjustableField, parameters, rolloutFields, trainingFields } from "../../schema/fields/parameters.ts";
import { AdvancedSection } from "./AdvancedSection.tsx";
import { ExactValue } from "./ExactValue.tsx";
import { describedBy, FieldPanel } from "./FieldPanel.tsx";
import { FormSection } from "./FormSection.tsx";
import { MemoryEstimate } from "./MemoryEstimate.tsx";
import { RankSelect, RankStrip } from "./RankControl.tsx";
import { SignalMeter } from "./SignalMeter.tsx";
import { Slider } from "./Slider.tsx";

const panelOf = (field: AdjustableField, parameter: NumberParameter, more?: ReactNode) => {
  const isRank = field === "loraRank";
  const description = describedBy(field);
  return (
    <FieldPanel
      key={field}
      field={field}
      parameter={parameter}
      exact={
        isRank ? (
          <RankSelect describedBy={description} />
        ) : (
          <ExactValue field={field} parameter={parameter} name={`${parameter.label}, exact value`} />
        )
      }
      control={isRank ? <RankStrip /> : <Slider field={field} parameter={parameter} describedBy={description} />}
    >
      {more}
    </FieldPanel>
  );
};

// made once, so that a panel renders again only when its own settings change
const training = trainingFields.map((field) =>
  panelOf(field, parameters[field], field === "batchSize" ? <MemoryEstimate /> : undefined),
);
const rollouts = rolloutFields.map((field) =>
  panelOf(field, parameters[field], field === "responseCandidatesCount" ? <SignalMeter /> : undefined),
);

/** The settings of the job: a panel per training parameter, and sections, folded at first, for the rest. */
export function Form() {
  return (
    <div className="form">
      <h2 className="unseen" id="settings" tabIndex={-1}>
        Training parameters
      </h2>
      {training}
      <FormSection title="Rollout parameters" about="how responses are sampled during training" fields={rolloutFields}>
        {rollouts}
      </FormSection>
      <AdvancedSection />
    </div>
  );
}
