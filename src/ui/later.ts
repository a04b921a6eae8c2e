import { type ComponentType, createElement, lazy } from "react";
import { loadFrame } from "./chart/lazyFrame.ts";
import { afterFirstSight } from "./hydrated.ts";
import { whenIdle } from "./idle.ts";
import { loadBackground } from "./lazyBackground.tsx";
import { Modal } from "./Modal.tsx";
import { SaysFirst } from "./SaysFirst.tsx";
import { loadValueReader } from "./valueReader.ts";

const RELOAD = "Reload the page: your settings are in the address and come back with it.";

/** In place of a part of the page whose chunk did not come. */
const MissingPart = () => createElement("p", { role: "alert" }, `This part could not be loaded. ${RELOAD}`);

/** In place of a dialog whose chunk did not come: a page that outlives a deployment asks for files that are gone. */
const Missing = ({ onClose }: { onClose: () => void }) =>
  createElement(Modal, { title: "This part could not be loaded", onClose }, createElement("p", undefined, RELOAD));

const orMissing = <Props extends { onClose: () => void }>(part: Promise<ComponentType<Props>>) => orElse(part, Missing);

/** The room of the comparison. */
const CompareComing = () => createElement("div", { className: "compare-coming" });
/** The room of the folded settings. */
const SettingsComing = () => createElement("div", { className: "sections-coming" });
/** The room of what is said about the settings. */
const OutcomeComing = () => createElement("div", { className: "outcome-coming" });

/** A part of the page, or what stands in its place where its chunk does not come. */
const orElse = <Props>(part: Promise<ComponentType<Props>>, instead: ComponentType<Props>) =>
  part.then(
    (component) => ({ default: component }),
    () => ({ default: instead }),
  );

const nothing = () => null;

// chunks that the first sight of the page does not need
const openDialog = () => orMissing(import("./OpenDialog.tsx").then((module) => module.OpenDialog));
const runsDialog = () => orMissing(import("./notebook/RunsDialog.tsx").then((module) => module.RunsDialog));
const keysDialog = () => orMissing(import("./KeysDialog.tsx").then((module) => module.KeysDialog));
const referenceDialog = () => orMissing(import("./ReferenceDialog.tsx").then((module) => module.ReferenceDialog));
const licencesDialog = () => orMissing(import("./LicencesDialog.tsx").then((module) => module.LicencesDialog));
const howItWorks = () => orMissing(import("./how/HowItWorks.tsx").then((module) => module.HowItWorks));
const sweep = () => orMissing(import("./sweep/Sweep.tsx").then((module) => module.Sweep));
const diagnosisSection = () => {
  const part = import("./diagnosis/DiagnosisSection.tsx").then((module) => module.DiagnosisSection);
  return orElse(part, MissingPart);
};
const pinnedRun = () =>
  orElse(
    import("./diagnosis/PinnedRun.tsx").then((module) => module.PinnedRun),
    nothing,
  );
const says = () =>
  orElse(
    import("./Says.tsx").then((module) => module.Says),
    SaysFirst,
  );
const notices = () =>
  orElse(
    import("./Notices.tsx").then((module) => module.Notices),
    MissingPart,
  );
const outcome = () =>
  orElse(
    import("./Outcome.tsx").then((module) => module.Outcome),
    MissingPart,
  );
const curveRead = () =>
  orElse(
    import("./CurveRead.tsx").then((module) => module.CurveRead),
    MissingPart,
  );
const updateNotice = () =>
  orElse(
    import("./UpdateNotice.tsx").then((module) => module.UpdateNotice),
    nothing,
  );
const foldedSettings = () =>
  orElse(
    import("./FoldedSettings.tsx").then((module) => module.FoldedSettings),
    MissingPart,
  );
const compare = () =>
  orElse(
    import("./compare/Compare.tsx").then((module) => module.Compare),
    MissingPart,
  );
const caveats = () =>
  orElse(
    import("./Caveats.tsx").then((module) => module.Caveats),
    MissingPart,
  );

export const OpenDialog = lazy(openDialog);
export const RunsDialog = lazy(runsDialog);
export const KeysDialog = lazy(keysDialog);
export const ReferenceDialog = lazy(referenceDialog);
export const LicencesDialog = lazy(licencesDialog);
export const HowItWorks = lazy(howItWorks);
export const Sweep = lazy(sweep);
export const DiagnosisSection = lazy(diagnosisSection);
export const PinnedRun = lazy(pinnedRun);
export const Notices = lazy(notices);
export const CurveRead = lazy(curveRead);
export const Says = afterFirstSight(says, SaysFirst);
export const Outcome = afterFirstSight(outcome, OutcomeComing);
export const UpdateNotice = afterFirstSight(updateNotice, nothing);
export const FoldedSettings = afterFirstSight(foldedSettings, SettingsComing);
export const Compare = afterFirstSight(compare, CompareComing);
export const Caveats = afterFirstSight(caveats, nothing);

/** Fetches the lazy chunks when the page has nothing better to do, so that they are there when they are needed. */
export function prefetch() {
  const fetchAll = () => {
    // a chunk that could not be fetched now is reported where it is needed
    const parts = [
      loadFrame,
      loadBackground,
      foldedSettings,
      says,
      outcome,
      loadValueReader,
      notices,
      openDialog,
      runsDialog,
      keysDialog,
      diagnosisSection,
      referenceDialog,
      licencesDialog,
      howItWorks,
      sweep,
      curveRead,
    ];
    for (const load of parts) load().catch(() => undefined);
  };
  whenIdle(fetchAll);
}
