import { createElement, lazy } from "react";
import { loadFrame } from "../chart/lazyFrame.ts";
import { loadBackground } from "../form/lazyBackground.tsx";
import { loadValueReader } from "../form/valueReader.ts";
import { afterFirstSight } from "../parts/lazyPart.ts";
import { Modal } from "../parts/Modal.tsx";
import { partOf } from "../parts/partOf.ts";
import { SaysFirst } from "../preview/SaysFirst.tsx";
import { whenIdle } from "./idle.ts";

const RELOAD = "Reload the page: your settings are in the address and come back with it.";

/** In place of a part of the page whose chunk did not come. */
const MissingPart = () =>
  createElement("p", { role: "alert", className: "failure" }, `This part could not be loaded. ${RELOAD}`);

/** In place of a dialog whose chunk did not come: a page that outlives a deployment asks for files that are gone. */
const Missing = ({ onClose }: { onClose: () => void }) =>
  createElement(Modal, { title: "This part could not be loaded", onClose }, createElement("p", undefined, RELOAD));

/** The room of the comparison. */
const CompareComing = () => createElement("div", { className: "compare-coming" });
/** The room of the folded settings. */
const SettingsComing = () => createElement("div", { className: "sections-coming" });
/** The room of what is said about the settings. */
const OutcomeComing = () => createElement("div", { className: "outcome-coming" });

const nothing = () => null;

// chunks that the first sight of the page does not need
const openDialog = () => partOf(import("../open/OpenDialog.tsx"), "OpenDialog", Missing);
const runsDialog = () => partOf(import("../notebook/RunsDialog.tsx"), "RunsDialog", Missing);
const keysDialog = () => partOf(import("./KeysDialog.tsx"), "KeysDialog", Missing);
const referenceDialog = () => partOf(import("./ReferenceDialog.tsx"), "ReferenceDialog", Missing);
const licencesDialog = () => partOf(import("./LicencesDialog.tsx"), "LicencesDialog", Missing);
const howItWorks = () => partOf(import("../how/HowItWorks.tsx"), "HowItWorks", Missing);
const sweep = () => partOf(import("../sweep/Sweep.tsx"), "Sweep", Missing);
const diagnosisSection = () => partOf(import("../diagnosis/DiagnosisSection.tsx"), "DiagnosisSection", MissingPart);
const pinnedRun = () => partOf(import("../diagnosis/PinnedRun.tsx"), "PinnedRun", nothing);
const says = () => partOf(import("../preview/VerdictSentence.tsx"), "Says", SaysFirst);
const notices = () => partOf(import("./LinkNotices.tsx"), "Notices", MissingPart);
const curveRead = () => partOf(import("../preview/CurveText.tsx"), "CurveRead", MissingPart);
const memoryTable = () => partOf(import("../form/MemoryTable.tsx"), "MemoryTable", MissingPart);
const updateNotice = () => partOf(import("./UpdateNotice.tsx"), "UpdateNotice", nothing);
const foldedSettings = () => partOf(import("../form/FoldedSettings.tsx"), "FoldedSettings", MissingPart);
// what it says is missing leads to the folded settings: they are there first
const outcome = () =>
  Promise.all([partOf(import("./BelowTheCurve.tsx"), "Outcome", MissingPart), foldedSettings()]).then(([part]) => part);
const compare = () => partOf(import("../compare/Compare.tsx"), "Compare", MissingPart);
const caveats = () => partOf(import("../preview/Caveats.tsx"), "Caveats", MissingPart);

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
export const MemoryTable = lazy(memoryTable);
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
      memoryTable,
    ];
    for (const load of parts) load().catch(() => undefined);
  };
  whenIdle(fetchAll);
}
