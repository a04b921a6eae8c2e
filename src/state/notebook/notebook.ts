import { createStore } from "zustand/vanilla";
import type { Remark } from "../../exchange/runs/runsFile.ts";
import { toSavedLog, type WholeLog } from "../../exchange/runs/savedLog.ts";
import { checkRun, type SavedRun, sameRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";
import { createConnection, type Next, PATIENCE_MS, troubleOf } from "./database.ts";
import { type Move, planImport, type Taken, titleOf } from "./mergeImport.ts";
import { createChanges, type Steps, type Written, within } from "./pendingChanges.ts";

/** What becomes an entry. */
export interface NewRun {
  readonly title: string;
  /** The settings as a link or its hash. */
  readonly link: string;
  readonly note: string;
  readonly log?: WholeLog | undefined;
}

/** What became of a new entry. One that is not saved stands in this tab's list all the same, which says why. */
export type Added =
  | { readonly ok: true; readonly id: string; readonly saved: boolean }
  | { readonly ok: false; readonly reason: string };

/** Something that can be taken back. */
export interface Undoable {
  readonly kind: "deleted" | "imported";
  /** Title of the one entry, or how many there are. */
  readonly what: string;
  readonly moves: readonly Move[];
}

export interface NotebookState {
  /** opening: nothing has been read yet. unavailable: nothing can be read. */
  readonly status: "opening" | "ready" | "unavailable";
  /** Newest first; what could not be saved is among them. */
  readonly runs: readonly SavedRun[];
  /** The entries with a change that could not be saved. */
  readonly unsaved: ReadonlySet<string>;
  /** Why the last attempt to read or save failed, in words. */
  readonly trouble: string | undefined;
  /** What is on the disk and is no run, or not in all its parts. */
  readonly remarks: readonly Remark[];
  /** The last one first. */
  readonly undoable: readonly Undoable[];
}

/** Typing is saved when it has paused for so long. */
const PAUSE_MS = 300;
const CHANNEL = "goldilocks.notebook";

const newestFirst = (one: SavedRun, other: SavedRun) =>
  one.created === other.created ? Number(one.id > other.id) - 0.5 : Number(one.created < other.created) - 0.5;

/** 128 random bits; `randomUUID` is absent on pages that are not served securely. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The way from one side of each move to the other, for entries that are still on the first. */
const along = (moves: readonly Move[], from: "before" | "after", to: "before" | "after"): Steps =>
  new Map(
    moves.map((move): [string, Next] => [move.id, (current) => (sameRun(current, move[from]) ? move[to] : current)]),
  );

/** The entries among what was found on the disk, and what is to be said about the rest. */
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

/** Other tabs of this browser: `tell` them which entries changed, and be told. */
function connectTabs(onChange: (ids: readonly string[]) => void) {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  channel?.addEventListener("message", ({ data }) => {
    if (Array.isArray(data) && data.every((id) => typeof id === "string")) onChange(data);
  });
  return { tell: (ids: readonly string[]) => channel?.postMessage(ids), close: () => channel?.close() };
}

/**
 * The notebook of runs: what is on the disk, with what this tab has changed and not saved yet laid over it. A change shows at once and stays
 * until it is saved. One entry is one record, changed from what it is at that moment, so tabs do not overwrite each other's entries. Knows no page.
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
  const changes = createChanges();
  let saved: ReadonlyMap<string, SavedRun> = new Map();
  let view = saved;
  let closed = false;

  const show = (state: Partial<NotebookState> = {}) => {
    view = changes.laidOver(saved);
    store.setState({ ...state, runs: [...view.values()].sort(newestFirst) });
  };
  const tabs = connectTabs((ids) => void refresh(ids));
  const connection = createConnection({
    onWait: (trouble) => store.setState({ trouble }),
    onClosed: () => void refresh(),
  });

  /** Reads what is on the disk: everything, or these entries alone. Never rejects. */
  const refresh = async (ids?: readonly string[]) => {
    try {
      const database = await connection.opened();
      const { runs, remarks } = read(ids ? await database.read(ids) : await database.readAll());
      const next = new Map(ids ? saved : []);
      for (const id of ids ?? []) next.delete(id);
      for (const run of runs) next.set(run.id, run);
      saved = next;
      const { unsaved, trouble } = store.getState();
      show({
        status: "ready",
        trouble: unsaved.size > 0 ? trouble : undefined,
        ...(ids === undefined && { remarks }),
      });
    } catch (error) {
      const status = store.getState().status === "ready" ? "ready" : "unavailable";
      if (!closed) store.setState({ status, trouble: troubleOf(error) });
    }
  };

  /** Saves a change; from then on it is on the disk and in the other tabs. */
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
  /** Saves what is not saved yet; resolves when that was tried, and never rejects. */
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
    refresh: () => refresh(),
    save,

    /** Keeps a run; never rejects. Where nothing can be saved the run is in this tab's list until it can. */
    add: async ({ title, link, note, log }: NewRun): Promise<Added> => {
      const time = now().toISOString();
      const written = { id: newId(), created: time, changed: time, ...within({ title, note }), link };
      const checked = checkRun(log ? { ...written, log: toSavedLog(log) } : written);
      if (!checked.ok) return checked;
      const { run } = checked;
      const tried = change(new Map([[run.id, (current) => current ?? run]]));
      await Promise.race([tried, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      return { ok: true, id: run.id, saved: !changes.ids().has(run.id) };
    },

    /** Changes what is written in an entry; saved when the typing pauses. */
    edit: (id: string, words: Written) => {
      const run = view.get(id);
      if (!run) return;
      changes.type(run, words, now().toISOString());
      show();
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    },

    /** Deletes an entry; that can be undone as long as the page is open. */
    remove: (id: string): Promise<void> => {
      const before = view.get(id);
      if (!before) return Promise.resolve();
      const deleted: Undoable = { kind: "deleted", what: titleOf(before), moves: [{ id, before, after: undefined }] };
      return change(new Map([[id, () => undefined]]), undoableBefore(deleted));
    },

    /** Takes in the entries of a file that are new or newer than here; that can be undone as a whole. */
    take: (runs: readonly SavedRun[]): Taken => {
      const { moves, taken } = planImport(view, runs);
      const what = moves.length === 1 ? "1 run" : `${moves.length} runs`;
      if (moves.length > 0)
        void change(along(moves, "before", "after"), undoableBefore({ kind: "imported", what, moves }));
      return taken;
    },

    /** Takes the last deletion or import back; entries that were changed since stay as they are. Returns the ids of all of them. */
    undo: (): readonly string[] => {
      const [last, ...undoable] = store.getState().undoable;
      if (!last) return [];
      void change(along(last.moves, "after", "before"), { undoable });
      return last.moves.map(({ id }) => id);
    },

    /** Sends off what is not saved, for a page that is about to go and hears no answer any more. */
    saveNow: () => {
      const ids = [...changes.ids()];
      try {
        if (ids.length > 0) connection.openNow()?.writeNow(new Map(ids.map((id) => [id, view.get(id)])));
      } catch {
        // the page has said already that it cannot save
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
