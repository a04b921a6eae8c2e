import { useDeferredValue } from "react";
import { findingsOf } from "../../schema/findings/findings.ts";
import { jobFindings } from "../../schema/findings/jobFindings.ts";
import { Findings } from "../findings/Findings.tsx";
import { useSettings } from "../parts/context.ts";
import { Tiles } from "../plan/Tiles.tsx";

/** Suggestions, and the size of the run in five numbers. */
export function BelowTheCurve() {
  // deferred, so that a drag does not wait for the list
  const config = useDeferredValue(useSettings((state) => state.config));
  const job = useDeferredValue(useSettings((state) => state.job));
  return (
    <>
      <Findings findings={findingsOf(config)} jobFindings={jobFindings(job)} />
      <Tiles config={config} />
    </>
  );
}
