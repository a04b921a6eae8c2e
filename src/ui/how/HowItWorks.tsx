import { Fold } from "../parts/Fold.tsx";
import { Modal } from "../parts/Modal.tsx";
import { Internals } from "./Internals.tsx";
import { ModelText } from "./ModelText.tsx";
import { Walk } from "./Walk.tsx";
import "./how.css";

/** Explains the simulation: a walk of six steps that computes what it shows, then the model, its limits and its internals. */
export function HowItWorks({ onClose }: { onClose: () => void }) {
  return (
    <Modal title="How it works" onClose={onClose} wide>
      <Walk onDone={onClose} />
      <p className="muted">
        Nothing here is drawn by rule: a tiny policy learns a made-up task with a plain GRPO update on a low-rank
        adapter. The model and its mapping are fixed and tuned so that the defaults are just right.{" "}
        <a href="./measurements.txt" target="_blank" rel="noreferrer">
          Measurements
        </a>{" "}
        compare it with each claim of Fireworks' page, with 284 real logs and with published results.
      </p>
      <Fold className="fold" summary="Model and limits">
        <ModelText />
      </Fold>
      <Fold className="fold" summary="Simulator internals">
        <Internals />
      </Fold>
    </Modal>
  );
}
