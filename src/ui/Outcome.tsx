import { ExportPanel } from "./ExportPanel.tsx";
import { Findings } from "./Findings.tsx";
import { Kept } from "./Kept.tsx";

/** What is said about the settings, and how they leave: below the curve, and fetched after it. */
export function Outcome() {
  return (
    <>
      <Kept />
      <Findings />
      <ExportPanel />
    </>
  );
}
