import { LONGEST_NOTE, LONGEST_TITLE, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { type Next, troubleOf } from "./database.ts";

/** The editable texts of an entry. */
export type Written = Partial<Pick<SavedRun, "title" | "note">>;

/** One transaction: a change per entry id. Where it fails, no entry changes. */
export type Steps = ReadonlyMap<string, Next>;

/** The unsaved texts of an entry. */
interface Typed {
  readonly words: Written;
  readonly changed: string;
  /** The entry as it was displayed; restored with the texts where another tab has deleted it. */
  readonly shown: SavedRun;
}

/** Returns the texts, truncated to their limits. */
export const within = ({ title, note }: Written): Written => ({
  ...(title !== undefined && { title: title.slice(0, LONGEST_TITLE) }),
  ...(note !== undefined && { note: note.slice(0, LONGEST_NOTE) }),
});

/** Returns a change that writes the texts into the entry as it is then, so that the other field keeps what another tab wrote. */
const write =
  ({ words, changed, shown }: Typed): Next =>
  (current = shown) => ({ ...current, ...words, changed });

/** The outcome of one attempt to save. */
export interface Attempt {
  /** Ids of the entries with an unsaved change. */
  readonly unsaved: ReadonlySet<string>;
  /** Reason of the last failure. */
  readonly trouble: string | undefined;
}

/** Holds the unsaved changes. */
export function createPendingChanges() {
  /** Transactions in the order they were made. */
  let queue: readonly Steps[] = [];
  /** Typed texts per entry, applied after the queue: typing continues while the disk is slow or full. */
  const typed = new Map<string, Typed>();

  return {
    /** Adds a transaction, after the texts typed in its entries so far. */
    push: (steps: Steps) => {
      for (const id of steps.keys()) {
        const words = typed.get(id);
        if (words) queue = [...queue, new Map([[id, write(words)]])];
        typed.delete(id);
      }
      queue = [...queue, steps];
    },

    /** Adds typed texts of an entry. */
    type: (run: SavedRun, words: Written, changed: string) => {
      const before = typed.get(run.id);
      typed.set(run.id, {
        words: { ...before?.words, ...within(words) },
        changed,
        shown: before?.shown ?? run,
      });
    },

    /** Returns the ids of the entries with an unsaved change. */
    ids: (): ReadonlySet<string> => new Set([...queue.flatMap((steps) => [...steps.keys()]), ...typed.keys()]),

    /** Returns the entries with all unsaved changes applied. */
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
     * Commits each transaction once, separately: a deletion can free the space that an earlier one lacked. A transaction is skipped where
     * an earlier one of the same entry failed. Never rejects.
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
