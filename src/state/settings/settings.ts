import { temporal } from "zundo";
import { createStore } from "zustand/vanilla";
import type { Unset } from "../../exchange/export/document.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { emptyJob, type Job, type JobField, jobFields } from "../../schema/fields/job.ts";
import { allFields } from "../../schema/fields/parameters.ts";

/** Text in a field that is not a valid value: it stays visible, blocks export and never becomes the setting. */
export interface Draft {
  readonly text: string;
  readonly reason: string;
}

type Drafts = Partial<Record<Field | JobField, Draft>>;

export interface Settings {
  readonly config: RunConfig;
  /** Job details: stored on this machine only, never in a link. */
  readonly job: Job;
  /** The config to compare with; it is simulated with the seeds of the settings, whatever its own seed. */
  readonly baseline: RunConfig | undefined;
  /** Fields that an import left to the service's default: a managed job's export leaves them out until the person changes them. */
  readonly unset: Unset;
  readonly drafts: Drafts;
}

/** The part of the settings that a link carries. */
export type Linked = Pick<Settings, "config" | "baseline">;

/** One change of the settings. */
export interface Patch {
  readonly config?: Partial<RunConfig>;
  readonly job?: Partial<Job>;
  readonly baseline?: RunConfig | undefined;
  /** In place of the fields that were unset; without it those that the patch changes are no longer. */
  readonly unset?: Unset;
}

const UNDO_LIMIT = 500;

export const sameConfig = (one: RunConfig, other: RunConfig) => allFields.every((field) => one[field] === other[field]);
const sameJob = (one: Job, other: Job) => jobFields.every((field) => one[field] === other[field]);

export const sameLinked = (one: Linked, other: Linked) =>
  sameConfig(one.config, other.config) &&
  (one.baseline && other.baseline ? sameConfig(one.baseline, other.baseline) : one.baseline === other.baseline);

/** The settings that undo restores. */
type Undoable = Omit<Settings, "drafts">;
const sameUnset = (one: Unset, other: Unset) => one.size === other.size && [...one].every((field) => other.has(field));
const same = (one: Undoable, other: Undoable) =>
  sameLinked(one, other) && sameJob(one.job, other.job) && sameUnset(one.unset, other.unset);

/** Nothing is left to the service. */
export const nothingUnset: Unset = new Set();

/** Returns the same object where none of the fields has a draft. */
const without = (drafts: Drafts, fields: readonly string[]): Drafts =>
  fields.some((field) => Object.hasOwn(drafts, field))
    ? Object.fromEntries(Object.entries(drafts).filter(([field]) => !fields.includes(field)))
    : drafts;

/** Holds the settings and their undo history, one step per gesture. Independent of page and address. */
export function createSettings(initial: RunConfig, initialJob: Job = emptyJob, initialBaseline?: RunConfig) {
  const store = createStore<Settings>()(
    temporal(
      (): Settings => ({
        config: initial,
        job: initialJob,
        baseline: initialBaseline,
        unset: nothingUnset,
        drafts: {},
      }),
      {
        partialize: ({ config, job, baseline, unset }) => ({ config, job, baseline, unset }),
        equality: same,
        limit: UNDO_LIMIT,
      },
    ),
  );
  const history = store.temporal;
  let inGesture = false;

  const endGesture = () => {
    inGesture = false;
    history.getState().resume();
  };

  /** Changes fields as one undoable step; within a gesture only the first change adds a step. */
  const apply = (patch: Patch, gesture = false) => {
    if (!gesture) endGesture();
    const before = store.getState();
    const next = {
      config: { ...before.config, ...patch.config },
      job: { ...before.job, ...patch.job },
      baseline: "baseline" in patch ? patch.baseline : before.baseline,
      unset: patch.unset ?? new Set([...before.unset].filter((field) => !(patch.config && field in patch.config))),
    };
    const left = without(before.drafts, Object.keys({ ...patch.config, ...patch.job }));
    if (same(before, next)) {
      if (left !== before.drafts) store.setState({ drafts: left });
      return;
    }
    const isFirst = gesture && !inGesture;
    // before the change, so that its subscribers know
    inGesture = gesture;
    // an unchanged half keeps its object, so that its subscribers do not run
    store.setState({
      config: sameConfig(before.config, next.config) ? before.config : next.config,
      job: sameJob(before.job, next.job) ? before.job : next.job,
      baseline: next.baseline,
      unset: sameUnset(before.unset, next.unset) ? before.unset : next.unset,
      drafts: left,
    });
    if (isFirst) history.getState().pause();
  };

  /** Undoes or redoes a step. Drafts stay, except those of the fields that change. */
  const travel = (direction: "undo" | "redo") => {
    endGesture();
    const valuesOf = ({ config, job }: Undoable): Partial<Record<string, unknown>> => ({ ...config, ...job });
    const before = valuesOf(store.getState());
    history.getState()[direction]();
    const after = valuesOf(store.getState());
    const { drafts } = store.getState();
    const moved = Object.keys(drafts).filter((field) => before[field] !== after[field]);
    store.setState({ drafts: without(drafts, moved) });
  };

  /** Takes job details from another tab, in the history too: undo does not take back what was changed there. */
  const adoptJob = (job: Partial<Job>) => {
    const over = <S extends Partial<Undoable>>(state: S): S => ({
      ...state,
      job: { ...emptyJob, ...state.job, ...job },
    });
    const { isTracking, pause, resume, pastStates, futureStates } = history.getState();
    if (sameJob(store.getState().job, over(store.getState()).job)) return;
    pause();
    store.setState(over(store.getState()));
    if (isTracking) resume();
    history.setState({ pastStates: pastStates.map(over), futureStates: futureStates.map(over) });
  };

  /** Replaces the settings without an undo step, before the first change. */
  const initialize = (settings: Undoable) => {
    store.setState(settings);
    history.getState().clear();
  };

  return {
    store,
    history,
    initialize,
    apply,
    change: (config: Partial<RunConfig>, gesture = false) => apply({ config }, gesture),
    /** Changes fields by a control that a key can turn on and on: one undoable step, and all but its own row follows after a rest. */
    choose: (config: Partial<RunConfig>) => {
      endGesture();
      apply({ config }, true);
      endGesture();
    },
    adoptJob,
    changeJob: (job: Partial<Job>, gesture = false) => apply({ job }, gesture),
    endGesture,
    /** Tells whether a slider is held or a key is down. */
    inGesture: () => inGesture,
    undo: () => travel("undo"),
    redo: () => travel("redo"),
    /** Writes the unset fields out with their present values. */
    pinUnset: () => apply({ unset: nothingUnset }),
    reset: (fields: readonly Field[]) =>
      apply({ config: Object.fromEntries(fields.map((field) => [field, defaultConfig[field]])) as Partial<RunConfig> }),
    setDraft: (field: Field | JobField, draft: Draft) =>
      store.setState(({ drafts }) => ({ drafts: { ...drafts, [field]: draft } })),
    dropDraft: (field: Field | JobField) => store.setState(({ drafts }) => ({ drafts: without(drafts, [field]) })),
  };
}

export type SettingsStore = ReturnType<typeof createSettings>;
