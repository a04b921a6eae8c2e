import { useDeferredValue } from "react";
import { findingsOf } from "../../schema/findings/findings.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";
import { OnPaper } from "../export/OnPaper.tsx";
import { Findings } from "../findings/Findings.tsx";
import { useSettings } from "../parts/context.ts";
import { Goals } from "../plan/Goals.tsx";
import { RunSize } from "../plan/RunSize.tsx";
import { SweepEntry } from "../plan/SweepEntry.tsx";

/** Findings, presets, size of the run, export and sweep. */
export function BelowTheCurve({ onSweep }: { onSweep: () => void }) {
  // deferred, so that a drag does not wait for the list and the document
  const config = useDeferredValue(useSettings((state) => state.config));
  const job = useDeferredValue(useSettings((state) => state.job));
  const baseline = useDeferredValue(useSettings((state) => state.baseline));
  const findings = findingsOf(config);
  return (
    <>
      <Findings findings={findings} jobFindings={jobFindings(job)} />
      <Goals config={config} />
      <RunSize config={config} baseline={baseline} />
      <OnPaper config={config} />
      <SweepEntry onSweep={onSweep} />
    </>
  );
}
