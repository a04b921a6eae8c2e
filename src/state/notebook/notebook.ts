import { createStore } from "zustand/vanilla";
import type { Remark } from "../../exchange/runs/runsFile.ts";
import type { SavedForecast } from "../../exchange/runs/savedForecast.ts";
import { toSavedLog, type WholeLog } from "../../exchange/runs/savedLog.ts";
import { checkRun, type SavedRun, sameRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";
import { createConnection, type Next, PATIENCE_MS, troubleOf } from "./database.ts";
import { type Move, planImport, type Taken, titleOf } from "./mergeImport.ts";
import { connectTabs } from "./otherTabs.ts";
import { createPendingChanges, type Steps, type Written, within } from "./pendingChanges.ts";

/** A run to save. */
export interface NewRun {
  readonly title: string;
  /** The settings as a link or its hash. */
  readonly link: string;
  readonly note: string;
  readonly log?: WholeLog | undefined;
  readonly forecast?: SavedForecast | undefined;
}

/** The outcome of saving a run. An unsaved one is still in this tab's list, with the reason. */
export type Added =
  | { readonly ok: true; readonly id: string; readonly saved: boolean }
  | { readonly ok: false; readonly reason: string };

/** A deletion or import that can be undone. */
export interface Undoable {
  readonly kind: "deleted" | "imported";
  /** Title of the entry, or the number of entries. */
  readonly what: string;
  readonly moves: readonly Move[];
}

export interface NotebookState {
  /** opening: not read yet. unavailable: cannot be read. */
  readonly status: "opening" | "ready" | "unavailable";
  /** Newest first, including unsaved ones. */
  readonly runs: readonly SavedRun[];
  /** Ids of the entries with a change that could not be saved. */
  readonly unsaved: ReadonlySet<string>;
  /** Reason why the last attempt to read or save failed. */
  readonly trouble: string | undefined;
  /** Stored records that are invalid, completely or in part. */
  readonly remarks: readonly Remark[];
  /** Latest first. */
  readonly undoable: readonly Undoable[];
}

/** Debounce between typing and saving, in ms. */
const PAUSE_MS = 300;

const newestFirst = (one: SavedRun, other: SavedRun) =>
  one.created === other.created ? Number(one.id > other.id) - 0.5 : Number(one.created < other.created) - 0.5;

/** Returns 128 random bits in hexadecimal; `randomUUID` is absent on insecure pages. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns the changes from one side of each move to the other; entries that have changed since are left alone. */
const along = (moves: readonly Move[], from: "before" | "after", to: "before" | "after"): Steps =>
  new Map(
    moves.map((move): [string, Next] => [move.id, (current) => (sameRun(current, move[from]) ? move[to] : current)]),
  );

/** Checks stored records; returns the valid entries and a remark on each problem. */
function read(found: readonly unknown[]): { readonly runs: readonly SavedRun[]; readonly remarks: readonly Remark[] } {
  const runs: SavedRun[] = [];
  const remarks: Remark[] = [];
  for (const value of found) {
    if (value === undefined) continue;
    const checked = checkRun(value);
    if (checked.ok) runs.push(checked.run);
    const { title, id } = Object(value);
    const reasons = checked.ok ? checked.notes : [checked.reason];
    remarks.push(...reasons.map((reason) => ({ name: visible(String(title || id)), reason })));
  }
  return { runs, remarks };
}

/**
 * Holds the notebook of saved runs: the stored entries with this tab's unsaved changes applied. A change is visible at once. Each entry is a
 * record that is changed from its stored version, so that tabs do not overwrite each other. Independent of the page.
 */
export function createNotebook(now: () => Date = () => new Date()) {
  const store = createStore<NotebookState>(() => ({
    status: "opening",
    runs: [],
    unsaved: new Set(),
    trouble: undefined,
    remarks: [],
    undoable: [],
  }));
  const changes = createPendingChanges();
  let saved: ReadonlyMap<string, SavedRun> = new Map();
  let view = saved;
  let closed = false;

  const show = (state: Partial<NotebookState> = {}) => {
    view = changes.laidOver(saved);
    store.setState({ ...state, runs: [...view.values()].sort(newestFirst) });
  };
  const tabs = connectTabs((ids) => refreshEntries(ids));
  const connection = createConnection({
    onWait: (trouble) => store.setState({ trouble }),
    onClosed: () => void refresh(),
  });

  const failToRead = (error: unknown) => {
    const status = store.getState().status === "ready" ? "ready" : "unavailable";
    if (!closed) store.setState({ status, trouble: troubleOf(error) });
  };
  const showRead = (state: Partial<NotebookState> = {}) => {
    const { unsaved, trouble } = store.getState();
    show({ ...state, status: "ready", trouble: unsaved.size > 0 ? trouble : undefined });
  };

  /** Reads all stored entries. Never rejects. */
  const refresh = async (): Promise<void> => {
    try {
      const database = await connection.opened();
      const version = tabs.presentVersion();
      const { runs, remarks } = read(await database.readAll());
      saved = new Map(runs.map((run) => [run.id, run]));
      showRead({ remarks });
      tabs.saw(version);
    } catch (error) {
      failToRead(error);
    }
  };

  /** Reads the stored entries with these ids; returns whether it could. Never rejects. */
  const refreshEntries = async (ids: readonly string[]): Promise<boolean> => {
    try {
      const database = await connection.opened();
      const { runs } = read(await database.read(ids));
      const next = new Map(saved);
      for (const id of ids) next.delete(id);
      for (const run of runs) next.set(run.id, run);
      saved = next;
      showRead();
      return true;
    } catch (error) {
      failToRead(error);
      return false;
    }
  };

  /** Writes a change and notifies the other tabs. */
  const commit = async (steps: Steps) => {
    const database = await connection.opened();
    const became = await database.write(steps);
    const next = new Map(saved);
    for (const [id, run] of became) {
      if (run) next.set(id, run);
      else next.delete(id);
    }
    saved = next;
    tabs.tell([...steps.keys()]);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  let again = false;
  const saveAll = async () => {
    while (again) {
      again = false;
      const attempt = await changes.save(commit);
      if (!closed) show(attempt);
    }
    saving = undefined;
  };
  /** Tries to save all unsaved changes; never rejects. */
  const save = (): Promise<void> => {
    clearTimeout(timer);
    again = true;
    saving ??= saveAll();
    return saving;
  };
  const change = (steps: Steps, state: Partial<NotebookState> = {}): Promise<void> => {
    changes.push(steps);
    show(state);
    return save();
  };
  const undoableBefore = (undoable: Undoable) => ({ undoable: [undoable, ...store.getState().undoable] });

  void refresh();

  return {
    store,
    refresh,
    /** Reads all stored entries again where another tab may have changed one unnoticed, or the last attempt failed. Never rejects. */
    catchUp: async () => {
      const { status, trouble } = store.getState();
      if (status !== "ready" || trouble !== undefined || tabs.mayBeBehind()) await refresh();
    },
    save,

    /** Saves a run; never rejects. Where it cannot be saved, it is in this tab's list until it can. */
    add: async ({ title, link, note, log, forecast }: NewRun): Promise<Added> => {
      const time = now().toISOString();
      const written = { id: newId(), created: time, changed: time, ...within({ title, note }), link };
      const checked = checkRun({ ...written, ...(log && { log: toSavedLog(log) }), ...(forecast && { forecast }) });
      if (!checked.ok) return checked;
      const { run } = checked;
      const tried = change(new Map([[run.id, (current) => current ?? run]]));
      await Promise.race([tried, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      return { ok: true, id: run.id, saved: !changes.ids().has(run.id) };
    },

    /** Changes the texts of an entry; saved when typing pauses. */
    edit: (id: string, words: Written) => {
      const run = view.get(id);
      if (!run) return;
      changes.type(run, words, now().toISOString(), saved);
      show();
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    },

    /** Deletes an entry; can be undone until the page is closed. */
    remove: (id: string): Promise<void> => {
      const before = view.get(id);
      if (!before) return Promise.resolve();
      const deleted: Undoable = { kind: "deleted", what: titleOf(before), moves: [{ id, before, after: undefined }] };
      return change(new Map([[id, () => undefined]]), undoableBefore(deleted));
    },

    /** Imports the entries that are new or newer; can be undone as a whole. */
    take: (runs: readonly SavedRun[]): Taken => {
      const { moves, taken } = planImport(view, runs);
      const what = moves.length === 1 ? "1 run" : `${moves.length} runs`;
      if (moves.length > 0)
        void change(along(moves, "before", "after"), undoableBefore({ kind: "imported", what, moves }));
      return taken;
    },

    /** Undoes the last deletion or import, except for entries changed since; returns the ids of its entries. */
    undo: (): readonly string[] => {
      const [last, ...undoable] = store.getState().undoable;
      if (!last) return [];
      void change(along(last.moves, "after", "before"), { undoable });
      return last.moves.map(({ id }) => id);
    },

    /** Writes unsaved changes without waiting for the result, for a page that is being closed. */
    saveNow: () => {
      const ids = [...changes.ids()];
      try {
        const database = connection.openNow();
        if (ids.length === 0 || !database) return;
        database.writeNow(new Map(ids.map((id) => [id, view.get(id)])));
        tabs.tell(ids);
      } catch {
        // the page already shows that it cannot save
      }
    },

    dispose: () => {
      closed = true;
      clearTimeout(timer);
      tabs.close();
      connection.close();
    },
  };
}

export type Notebook = ReturnType<typeof createNotebook>;
