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

const orMissing = <Props extends { onClose: () => void }>(part: Promise<ComponentType<Props>>) =>
  part.catch((): ComponentType<Props> => Missing).then((component) => ({ default: component }));

/** The room of the comparison. */
const CompareComing = () => createElement("div", { className: "compare-coming" });
/** The room of the folded settings. */
const SettingsComing = () => createElement("div", { className: "sections-coming" });
/** The room of what is said about the settings. */
const OutcomeComing = () => createElement("div", { className: "outcome-coming" });

// chunks that the first sight of the page does not need
const openDialog = () => orMissing(import("./OpenDialog.tsx").then((module) => module.OpenDialog));
const runsDialog = () => orMissing(import("./notebook/RunsDialog.tsx").then((module) => module.RunsDialog));
const keysDialog = () => orMissing(import("./KeysDialog.tsx").then((module) => module.KeysDialog));
const referenceDialog = () => orMissing(import("./ReferenceDialog.tsx").then((module) => module.ReferenceDialog));
const licencesDialog = () => orMissing(import("./LicencesDialog.tsx").then((module) => module.LicencesDialog));
const howItWorks = () => orMissing(import("./how/HowItWorks.tsx").then((module) => module.HowItWorks));
const sweep = () => orMissing(import("./sweep/Sweep.tsx").then((module) => module.Sweep));
const says = () =>
  import("./Says.tsx").then(
    ({ Says: component }) => ({ default: component }),
    () => ({ default: SaysFirst }),
  );
const notices = () =>
  import("./Notices.tsx").then(
    ({ Notices: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );
const outcome = () =>
  import("./Outcome.tsx").then(
    ({ Outcome: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

const curveWords = () =>
  import("./CurveWords.tsx").then(
    ({ CurveWords: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );
const curveTable = () =>
  import("./CurveTable.tsx").then(
    ({ CurveTable: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

const nothing = () => null;
const updateNotice = () =>
  import("./UpdateNotice.tsx").then(
    ({ UpdateNotice: component }) => ({ default: component }),
    () => ({ default: nothing }),
  );
const foldedSettings = () =>
  import("./FoldedSettings.tsx").then(
    ({ FoldedSettings: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

const compare = () =>
  import("./compare/Compare.tsx").then(
    ({ Compare: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

export const Compare = afterFirstSight(compare, CompareComing);
const caveats = () =>
  import("./Caveats.tsx").then(
    ({ Caveats: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

export const Caveats = afterFirstSight(caveats, nothing);
export const UpdateNotice = afterFirstSight(updateNotice, nothing);
export const Notices = lazy(notices);
export const FoldedSettings = afterFirstSight(foldedSettings, SettingsComing);
export const OpenDialog = lazy(openDialog);
export const RunsDialog = lazy(runsDialog);
export const KeysDialog = lazy(keysDialog);
const diagnosisSection = () =>
  import("./diagnosis/DiagnosisSection.tsx").then(
    ({ DiagnosisSection: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );
const pinnedRun = () =>
  import("./diagnosis/PinnedRun.tsx").then(
    ({ PinnedRun: component }) => ({ default: component }),
    () => ({ default: MissingPart }),
  );

export const DiagnosisSection = lazy(diagnosisSection);
export const PinnedRun = lazy(pinnedRun);
export const ReferenceDialog = lazy(referenceDialog);
export const LicencesDialog = lazy(licencesDialog);
export const HowItWorks = lazy(howItWorks);
export const Sweep = lazy(sweep);
export const CurveWords = lazy(curveWords);
export const CurveTable = lazy(curveTable);
export const Says = afterFirstSight(says, SaysFirst);
export const Outcome = afterFirstSight(outcome, OutcomeComing);

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
      curveWords,
      curveTable,
    ];
    for (const load of parts) load().catch(() => undefined);
  };
  whenIdle(fetchAll);
}
