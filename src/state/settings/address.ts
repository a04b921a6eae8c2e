import { createStore } from "zustand/vanilla";
import { type Decoded, decodeLink, encodeLink } from "../../exchange/link/link.ts";
import { emptyJob, type Job } from "../../schema/fields/job.ts";
import type { SettingsStore } from "./settings.ts";
import { type StoredSettings, storage } from "./storage.ts";

/**
 * Debounce between a change of the settings and that of the address, in ms: browsers refuse frequent changes, and each takes as long as a
 * frame, because the tab's icon is drawn again.
 */
const REST_MS = 250;

export interface LinkReport {
  /** What the latest link holds that could not be used. */
  readonly problems: Decoded["problems"];
  /** The user's own settings, if those of a link have replaced them. */
  readonly displaced: StoredSettings | undefined;
  /** The browser stores nothing, and nobody has been told yet. */
  readonly isUnstored: boolean;
}

const nothing: LinkReport = { problems: [], displaced: undefined, isUnstored: false };

/**
 * Keeps the address and the stored settings in step with the settings store, and applies links opened later. It does not touch the page
 * before `connect`, which takes the report on the link that the page was opened with.
 */
export function createAddress(settings: SettingsStore) {
  const report = createStore<LinkReport>(() => nothing);
  let written = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTold = false;

  /** Tells once that the browser stores nothing, for as long as that is so. */
  const reportWrite = (isWritten: boolean) => {
    const isUnstored = !isWritten && !isTold;
    if (isUnstored !== report.getState().isUnstored) report.setState({ isUnstored });
  };
  const write = () => {
    const { config, baseline } = settings.store.getState();
    written = encodeLink(config, baseline);
    history.replaceState(history.state, "", written);
  };
  const save = () => {
    timer = undefined;
    // a link opened a moment ago is read before it is overwritten
    if (location.hash === written) write();
    // stored after a change only: opening a link leaves the user's own settings as they were
    const isWritten = storage.writeOwn(settings.store.getState());
    reportWrite(storage.writeDisplaced(report.getState().displaced) && isWritten);
  };
  const saveNow = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    save();
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, REST_MS);
  };

  const openLink = () => {
    const { hash } = location;
    if (hash === written) return;
    written = hash;
    const { config, baseline, problems, recognized } = decodeLink(hash);
    report.setState({ problems });
    if (recognized > 0) settings.apply({ config, baseline });
    saveSoon();
  };

  let startJob: Job = emptyJob;
  let isJobConnected = false;
  /** Loads the storage of job details, of which the first screen shows none; a failed load is repeated at the next change. */
  const connectJob = () => {
    if (isJobConnected) return;
    isJobConnected = true;
    import("./jobStorage.ts").then(
      ({ connectJobStorage }) => connectJobStorage(settings, startJob, reportWrite),
      () => {
        isJobConnected = false;
        reportWrite(false);
      },
    );
  };

  const connect = (initial: Pick<LinkReport, "problems" | "displaced">) => {
    report.setState(initial);
    settings.store.subscribe((state, before) => {
      if (state.config !== before.config || state.baseline !== before.baseline || state.unset !== before.unset)
        saveSoon();
    });
    startJob = settings.store.getState().job;
    settings.store.subscribe(({ job }) => {
      if (job !== startJob) connectJob();
    });
    addEventListener("hashchange", openLink);
    addEventListener("pagehide", saveNow);
    // a phone can end a hidden page without any further event
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") saveNow();
    });
    write();
  };

  return {
    report,
    connect,
    connectJob,
    reportWrite,
    dismissProblems: () => report.setState({ problems: [] }),
    dismissUnstored: () => {
      isTold = true;
      report.setState({ isUnstored: false });
    },
    restoreDisplaced: () => {
      const { displaced } = report.getState();
      report.setState({ displaced: undefined });
      storage.writeDisplaced(undefined);
      if (displaced) settings.apply(displaced);
    },
    keepLink: () => {
      report.setState({ displaced: undefined });
      storage.writeDisplaced(undefined);
      storage.writeOwn(settings.store.getState());
    },
  };
}
