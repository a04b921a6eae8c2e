import { LONGEST_NOTE, LONGEST_TITLE, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { type Next, troubleOf } from "./database.ts";
import { mergeTexts } from "./mergeTexts.ts";

/** The editable texts of an entry. */
export type Written = Partial<Pick<SavedRun, "title" | "note">>;

/** One transaction: a change per entry id. Where it fails, no entry changes. */
export type Steps = ReadonlyMap<string, Next>;

/** The unsaved texts of an entry. */
interface Typed {
  readonly words: Written;
  /** The saved texts that these were typed over; a newer saved one is merged with them. */
  readonly base: Written;
  /** The texts that were displayed when typing went on while the ones before were being saved: the base once those are. */
  readonly nextBase?: Written;
  readonly changed: string;
  /** The entry as it was displayed; restored with the texts where another tab has deleted it. */
  readonly shown: SavedRun;
}

/** Returns the texts, truncated to their limits. */
export const within = ({ title, note }: Written): Written => ({
  ...(title !== undefined && { title: title.slice(0, LONGEST_TITLE) }),
  ...(note !== undefined && { note: note.slice(0, LONGEST_NOTE) }),
});

/**
 * Returns a change that writes the texts into the entry as it is then: the other field keeps what another tab wrote, and in the note that
 * is kept, too. Of two titles the last one stands.
 */
const write =
  ({ words, base, changed, shown }: Typed): Next =>
  (current) => {
    if (current === undefined) return { ...shown, ...words, changed };
    if (words.note === undefined) return { ...current, ...words, changed };
    const note = mergeTexts(base.note ?? current.note, current.note, words.note);
    return { ...current, ...words, ...within({ note }), changed };
  };

/** Returns the texts that the other has, too. */
const pick = (words: Written, { title, note }: Written): Written => ({
  ...(title !== undefined && words.title !== undefined && { title: words.title }),
  ...(note !== undefined && words.note !== undefined && { note: words.note }),
});
const only = (run: SavedRun, { title, note }: Written): Written => ({
  ...(title !== undefined && { title: run.title }),
  ...(note !== undefined && { note: run.note }),
});

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
  let beingSaved: Typed | undefined;

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

    /** Adds typed texts of an entry that is displayed as `run`, over the saved entries. */
    type: (run: SavedRun, words: Written, changed: string, saved: ReadonlyMap<string, SavedRun>) => {
      const before = typed.get(run.id);
      const under = queue.reduce((entry, steps) => {
        const next = steps.get(run.id);
        return next ? next(entry) : entry;
      }, saved.get(run.id));
      const isSaving = before !== undefined && (before === beingSaved || before.nextBase !== undefined);
      typed.set(run.id, {
        words: { ...before?.words, ...within(words) },
        // what is displayed, and so what is typed, has all of the saved text already
        base: { ...before?.base, ...only(under ?? run, words) },
        ...(isSaving && { nextBase: { ...only(run, words), ...before.nextBase } }),
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
      for (const [id, words] of [...typed]) {
        beingSaved = words;
        await attempt(new Map([[id, write(words)]]), () => {
          const now = typed.get(id);
          if (now === words) typed.delete(id);
          else if (now?.nextBase) typed.set(id, { ...now, words: pick(now.words, now.nextBase), base: now.nextBase });
        });
        beingSaved = undefined;
        const now = typed.get(id);
        if (now?.nextBase) {
          const { nextBase: _, ...rest } = now;
          typed.set(id, rest);
        }
      }
      return { unsaved, trouble };
    },
  };
}
