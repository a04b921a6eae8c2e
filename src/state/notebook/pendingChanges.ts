import { LONGEST_NOTE, LONGEST_TITLE, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { type Next, troubleOf } from "./database.ts";

/** What a person can write in an entry. */
export type Written = Partial<Pick<SavedRun, "title" | "note">>;

/** Entries by id, each with what it becomes: they change together or, where the disk refuses, not at all. */
export type Steps = ReadonlyMap<string, Next>;

/** What was written in an entry since it was last saved. */
interface Typed {
  readonly words: Written;
  readonly changed: string;
  /** The entry as it was shown: it comes back with the words where another tab has deleted it. */
  readonly shown: SavedRun;
}

/** The words cut at their limits. */
export const within = ({ title, note }: Written): Written => ({
  ...(title !== undefined && { title: title.slice(0, LONGEST_TITLE) }),
  ...(note !== undefined && { note: note.slice(0, LONGEST_NOTE) }),
});

/** The words laid over whatever the entry is by then: what another tab wrote in its other field stays. */
const write =
  ({ words, changed, shown }: Typed): Next =>
  (current = shown) => ({ ...current, ...words, changed });

/** What became of one attempt to save. */
export interface Attempt {
  /** The entries with a change that could not be saved. */
  readonly unsaved: ReadonlySet<string>;
  /** Why not, of the last one. */
  readonly trouble: string | undefined;
}

/** The changes that are not saved yet. */
export function createChanges() {
  /** In the order in which they were made. */
  let queue: readonly Steps[] = [];
  /** Laid over the queue, one for each entry: typing goes on while the disk is slow or full. */
  const typed = new Map<string, Typed>();

  return {
    /** Adds a change; what was typed in its entries before comes before it. */
    push: (steps: Steps) => {
      for (const id of steps.keys()) {
        const words = typed.get(id);
        if (words) queue = [...queue, new Map([[id, write(words)]])];
        typed.delete(id);
      }
      queue = [...queue, steps];
    },

    /** Adds words to what was typed in an entry. */
    type: (run: SavedRun, words: Written, changed: string) => {
      const before = typed.get(run.id);
      typed.set(run.id, {
        words: { ...before?.words, ...within(words) },
        changed,
        shown: before?.shown ?? run,
      });
    },

    /** The ids of the entries with a change that is not saved. */
    ids: (): ReadonlySet<string> => new Set([...queue.flatMap((steps) => [...steps.keys()]), ...typed.keys()]),

    /** The entries as they are once everything is saved. */
    laidOver: (saved: ReadonlyMap<string, SavedRun>): ReadonlyMap<string, SavedRun> => {
      const runs = new Map(saved);
      const lay = (id: string, next: Next) => {
        const after = next(runs.get(id));
        if (after) runs.set(id, after);
        else runs.delete(id);
      };
      for (const steps of queue) steps.forEach((next, id) => void lay(id, next));
      typed.forEach((words, id) => void lay(id, write(words)));
      return runs;
    },

    /**
     * Commits every change once, each by itself: a deletion may make the room that the change before it lacked. A change waits for an
     * earlier one of the same entry that failed. Never rejects.
     */
    save: async (commit: (steps: Steps) => Promise<void>): Promise<Attempt> => {
      const unsaved = new Set<string>();
      let trouble: string | undefined;
      const attempt = async (steps: Steps, isSaved: () => void) => {
        const ids = [...steps.keys()];
        try {
          if (!ids.some((id) => unsaved.has(id))) {
            await commit(steps);
            isSaved();
            return;
          }
        } catch (error) {
          trouble = troubleOf(error);
        }
        for (const id of ids) unsaved.add(id);
      };
      for (const steps of queue)
        await attempt(steps, () => {
          queue = queue.filter((other) => other !== steps);
        });
      for (const [id, words] of [...typed])
        await attempt(new Map([[id, write(words)]]), () => {
          if (typed.get(id) === words) typed.delete(id);
        });
      return { unsaved, trouble };
    },
  };
}
