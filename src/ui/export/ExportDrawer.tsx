import { useId, useState } from "react";
import { toConfig } from "../../exchange/export/document.ts";
import type { Target } from "../../exchange/export/targets.ts";
import { useSettings } from "../parts/context.ts";
import { Modal } from "../parts/Modal.tsx";
import { saveFile } from "../parts/saveFile.ts";
import { ExportErrors } from "./ExportErrors.tsx";
import { ExportFormat } from "./ExportFormat.tsx";
import { FormatChoice } from "./FormatChoice.tsx";
import { targetLabels } from "./targetLabels.ts";
import { useExportErrors } from "./useExportErrors.ts";
import "./ExportDrawer.css";

/** Exports the settings: the config file with one click, and every other format below it. */
export function ExportDrawer({ onClose }: { onClose: () => void }) {
  const [target, setTarget] = useState<Target>("config");
  const config = useSettings((state) => state.config);
  const job = useSettings((state) => state.job);
  const { text, fileName, mediaType } = toConfig(config, job);
  const errors = useExportErrors("config");
  const id = useId();
  const isBlocked = errors.length > 0;
  return (
    <Modal title="Export" side onClose={onClose}>
      <ExportErrors id={id} errors={errors} />
      <p className="actions">
        <button
          type="button"
          className="primary"
          data-focus-first
          aria-disabled={isBlocked}
          aria-describedby={isBlocked ? id : undefined}
          onClick={() => isBlocked || saveFile(fileName, text, mediaType)}
        >
          Download JSON
        </button>
        <span className="quiet">{targetLabels.config.is}</span>
      </p>
      <FormatChoice target={target} choose={setTarget} />
      <ExportFormat key={target} target={target} shared={errors} sharedId={id} />
    </Modal>
  );
}
