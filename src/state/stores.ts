import { defaultConfig } from "../schema/fields/defaults.ts";
import type { Port } from "../simulator/preview/client.ts";
import { createFirstUse, type FirstUse } from "./firstUse.ts";
import type { ImportPort } from "./imports/importReader.ts";
import { createLogSource, type LogPort } from "./log/logState.ts";
import type { OpenNotebook, RunsPort } from "./notebook/openNotebook.ts";
import { createBackgroundJobs } from "./preview/backgroundJobs.ts";
import { createComparison } from "./preview/comparison.ts";
import { createGhost } from "./preview/ghost.ts";
import type { PrerenderedPreview } from "./preview/prerenderedPreview.ts";
import { createPreview, type PreviewStore, type Source } from "./preview/preview.ts";
import { createSensitivity } from "./preview/sensitivity.ts";
import { createSuggestionRuns } from "./preview/suggestionRuns.ts";
import { createAddress } from "./settings/address.ts";
import { createFinishedJob } from "./settings/finishedJob.ts";
import type { InitialSettings } from "./settings/initialSettings.ts";
import { createRestedSettings } from "./settings/restedSettings.ts";
import { createSettings, sameConfig } from "./settings/settings.ts";
import { createUpdates, whenIdle } from "./updates.ts";

/** Starts workers; each is called when its worker is first needed. */
export interface Workers {
  readonly simulator: () => Port;
  readonly log: () => LogPort;
  /** Reads settings from texts and files. */
  readonly imports: () => ImportPort;
  /** Decodes a file of saved runs. */
  readonly runs: () => RunsPort;
}

/** Loads the notebook's chunk once; a failed load is repeated at the next call. */
function lazyNotebook(createWorker: () => RunsPort): () => Promise<OpenNotebook> {
  let notebook: Promise<OpenNotebook> | undefined;
  return () => {
    notebook ??= import("./notebook/openNotebook.ts").then(({ openNotebook }) => openNotebook(createWorker));
    notebook.catch(() => {
      notebook = undefined;
    });
    return notebook;
  };
}

/** Sends the newest jobs once the page is used: until then nobody has asked for what is simulated beside the curve. */
function onceUsed({ promise }: FirstUse, send: PreviewStore["background"]): PreviewStore["background"] {
  let newest: Parameters<typeof send> | undefined;
  return (...request) => {
    newest = request;
    promise.then(() => {
      if (newest === request) send(...request);
    });
  };
}

/**
 * Makes every store of the page, each of which is written by its own functions alone. All hold the default config, as the page was
 * prerendered; `start` takes the initial settings and connects the stores to address, storage, workers and service worker.
 */
export function createStores(workers: Workers, prerendered: PrerenderedPreview, container?: ServiceWorkerContainer) {
  const firstUse = createFirstUse();
  const settings = createSettings(defaultConfig);
  const rested = createRestedSettings(settings);
  const address = createAddress(settings);
  const source: Source = { current: () => settings.store.getState().config, subscribe: settings.store.subscribe };
  const preview = createPreview(source, workers.simulator, prerendered);
  const background = createBackgroundJobs(onceUsed(firstUse, preview.background));
  const suggestions = createSuggestionRuns(settings, preview, background, prerendered);
  const finishedJob = createFinishedJob(address.reportWrite);
  const updates = createUpdates(container);
  return {
    firstUse,
    settings,
    rested,
    finishedJob,
    address,
    preview,
    background,
    comparison: createComparison(settings, preview, background),
    suggestions,
    ghost: createGhost(settings, preview),
    sensitivity: createSensitivity(settings, rested, preview, background, prerendered),
    log: createLogSource(workers.log, source.current),
    /** Starts a worker that reads settings from texts and files. */
    createImporter: workers.imports,
    updates,
    /** Returns the notebook; rejects where its chunk cannot be loaded. */
    loadNotebook: lazyNotebook(workers.runs),
    /** Makes a preview of another source, with a worker of its own. */
    createPreview: (other: Source) => createPreview(other, workers.simulator),
    /** Starts a worker of its own for the simulations of a sweep. */
    createSimulator: workers.simulator,
    start: ({ report, ...initial }: InitialSettings) => {
      settings.initialize(initial);
      // other settings than the prerendered ones were asked for, with all that is simulated of them
      const isDefault = sameConfig(initial.config, defaultConfig);
      if (initial.baseline || !isDefault) whenIdle(firstUse.end);
      if (!isDefault) suggestions.forget();
      finishedJob.start();
      address.connect(report);
      void firstUse.promise.then(address.connectJob);
      preview.start(whenIdle);
      updates.start();
    },
  };
}

export type Stores = ReturnType<typeof createStores>;
