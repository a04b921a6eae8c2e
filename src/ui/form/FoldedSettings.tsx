import { parameters, rolloutFields } from "../../schema/fields/parameters.ts";
import { AdvancedSection } from "./AdvancedSection.tsx";
import { FormSection } from "./FormSection.tsx";
import { JobSection } from "./JobSection.tsx";
import { panelOf } from "./panelOf.tsx";
import { SignalMeter } from "./SignalMeter.tsx";

const rollouts = rolloutFields.map((field) =>
  panelOf(field, parameters[field], field === "responseCandidatesCount" ? <SignalMeter /> : undefined),
);

/** What most people leave alone: how responses are sampled, what the service decides, and what names the job. */
export function FoldedSettings() {
  return (
    <>
      <FormSection title="Rollout parameters" about="how responses are sampled during training" fields={rolloutFields}>
        {rollouts}
      </FormSection>
      <AdvancedSection />
      <JobSection />
    </>
  );
}
