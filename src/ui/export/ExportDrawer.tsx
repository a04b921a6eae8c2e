import { useDeferredValue } from "react";
import { findingsOf } from "../../schema/findings/findings.ts";
import { JobSection } from "../form/JobSection.tsx";
import { useSettings } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { ExportPanel } from "./ExportPanel.tsx";

/** The settings as a file, a command or a link, and the job details that these need. */
export function ExportDrawer({ onClose }: { onClose: () => void }) {
  const config = useDeferredValue(useSettings((state) => state.config));
  return (
    <Modal title="Export" onClose={onClose} wide>
      <ExportPanel config={config} findings={findingsOf(config)} />
      <JobSection />
    </Modal>
  );
}
