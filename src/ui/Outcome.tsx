import { useDeferredValue } from "react";
import { findingsOf } from "../schema/findings.ts";
import { jobFindings } from "../schema/jobFindings.ts";
import { useSettings } from "./context.ts";
import { ExportPanel } from "./ExportPanel.tsx";
import { Findings } from "./Findings.tsx";

/** What is said about the settings, and how they leave: below the curve, and fetched after it. */
export function Outcome() {
  // a drag must not wait for the list and the document
  const config = useDeferredValue(useSettings((state) => state.config));
  const job = useDeferredValue(useSettings((state) => state.job));
  const findings = findingsOf(config);
  return (
    <>
      <Findings findings={findings} jobFindings={jobFindings(job)} />
      <ExportPanel config={config} findings={findings} />
    </>
  );
}
