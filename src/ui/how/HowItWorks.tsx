import { Modal } from "../parts/Modal.tsx";
import { ClaimsTable } from "./ClaimsTable.tsx";
import { Lab } from "./Lab.tsx";
import { ModelText } from "./ModelText.tsx";
import { Published } from "./Published.tsx";
import { RealismTable } from "./RealismTable.tsx";
import "./how.css";

/** Explains the preview to readers who know training: model, limits, simulator internals and measurements. */
export function HowItWorks({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="How this preview works" onClose={onClose} wide>
      <p>
        The curve is not drawn by rule. Each of the 64 runs trains a tiny policy on a made-up task, with a plain GRPO
        update on a low-rank adapter, computed for real. There is one fixed model and one fixed mapping from your
        settings, tuned so that the defaults are just right; after that, what happens happens.
      </p>
      <ModelText />
      <Lab />
      <ClaimsTable />
      <RealismTable />
      <Published />
    </Modal>
  );
}
