import { type DBSchema, type IDBPObjectStore, openDB } from "idb";
import { checkRun, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";

const NAME = "goldilocks";
const STORE = "runs";
/** Raised when the shape of what is kept changes; each step up is one more branch of `upgrade`. */
const VERSION = 1;

interface Shape extends DBSchema {
  [STORE]: { key: string; value: SavedRun };
}

/** What an entry becomes, from what is on the disk at that moment; undefined is no entry. */
export type Next = (current: SavedRun | undefined) => SavedRun | undefined;

interface Events {
  /** Another tab holds an older notebook open, which must close before this one can open. */
  readonly onBlocked: () => void;
  /** A newer page needs the notebook, or the browser closed it: this connection is over. */
  readonly onClosed: () => void;
}

/** An open notebook on the disk. */
export interface Database {
  /** Everything in it, as it was found: anything may have been written there. */
  readonly readAll: () => Promise<readonly unknown[]>;
  /** The entries with these ids, in their order; undefined where there is none. */
  readonly read: (ids: readonly string[]) => Promise<readonly unknown[]>;
  /** Changes the entries in one transaction and returns what each became; where it rejects, none has changed. */
  readonly write: (steps: ReadonlyMap<string, Next>) => Promise<ReadonlyMap<string, SavedRun | undefined>>;
  /** Sends entries off without waiting for an answer, for a page that is about to go; may throw. */
  readonly writeNow: (runs: ReadonlyMap<string, SavedRun | undefined>) => void;
  readonly close: () => void;
}

/** Changes one entry within a transaction; what is there and is no run counts as no entry. */
async function take(
  store: IDBPObjectStore<Shape, [typeof STORE], typeof STORE, "readwrite">,
  id: string,
  next: Next,
): Promise<[string, SavedRun | undefined]> {
  const found: unknown = await store.get(id);
  const checked = checkRun(found);
  const current = checked.ok ? checked.run : undefined;
  const after = next(current);
  if (after === undefined) {
    if (found !== undefined) await store.delete(id);
  } else if (after !== current) await store.put(after);
  return [id, after];
}

/** A browser that is silent for so long may never answer. */
export const PATIENCE_MS = 4000;

/** Opens the notebook of this browser, made or upgraded where it has to be; rejects where the browser does not allow it. */
export async function openDatabase({ onBlocked, onClosed }: Events, version = VERSION): Promise<Database> {
  const database = await openDB<Shape>(NAME, version, {
    upgrade(opened, before) {
      if (before < 1) opened.createObjectStore(STORE, { keyPath: "id" });
    },
    blocked: onBlocked,
    blocking() {
      database.close();
      onClosed();
    },
    terminated: onClosed,
  });
  return {
    readAll: () => database.getAll(STORE),
    read: (ids) => {
      const { store } = database.transaction(STORE);
      return Promise.all(ids.map((id) => store.get(id)));
    },
    write: async (steps) => {
      const transaction = database.transaction(STORE, "readwrite");
      // where a step rejects, that is the reason to report
      transaction.done.catch(() => undefined);
      try {
        const changed = await Promise.all([...steps].map(([id, next]) => take(transaction.store, id, next)));
        await transaction.done;
        return new Map(changed);
      } catch (error) {
        abort(transaction);
        throw error;
      }
    },
    writeNow: (runs) => {
      const transaction = database.transaction(STORE, "readwrite");
      transaction.done.catch(() => undefined);
      for (const [id, run] of runs) {
        const request = run === undefined ? transaction.store.delete(id) : transaction.store.put(run);
        request.catch(() => undefined);
      }
      transaction.commit();
    },
    close: () => database.close(),
  };
}

function abort(transaction: { readonly abort: () => void }) {
  try {
    transaction.abort();
  } catch {
    // it is over already
  }
}

/** What a browser calls its refusal to keep anything for a page. */
const refusals: readonly string[] = [
  "InvalidStateError",
  "SecurityError",
  "UnknownError",
  "ReferenceError",
  "TypeError",
  "NotAllowedError",
];

/** Why the notebook cannot be read or saved, for the person who wants to keep something. */
export function troubleOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "QuotaExceededError")
    return "The space that the browser has for this page is full. Delete runs that you no longer need, or make room on the disk.";
  if (name === "VersionError")
    return "A newer version of this page has written the notebook. Reload this tab to use it.";
  const said = `It says: ${visible(message, 200) || "nothing more"}`;
  return refusals.includes(name)
    ? `This browser does not let the page keep anything, as in a private window or where site data is switched off. ${said}`
    : `The browser could not do it. ${said}`;
}

interface Waits {
  /** Why the notebook is not open yet, in words. */
  readonly onWait: (reason: string) => void;
  /** The connection is over; the next call opens another. */
  readonly onClosed: () => void;
}

/** The one connection of a page: opened when it is first needed, and again after it was closed or could not be opened. */
export function createConnection({ onWait, onClosed }: Waits) {
  let open: Database | undefined;
  let opening: Promise<Database> | undefined;
  let over = false;
  const forget = () => {
    open = undefined;
    opening = undefined;
  };
  const connect = async (): Promise<Database> => {
    const patience = setTimeout(
      () => onWait("The browser has not opened the notebook yet. What you keep is in this tab until it does."),
      PATIENCE_MS,
    );
    try {
      const database = await openDatabase({
        onBlocked: () => onWait("An older version of this page is open in another tab. Close that tab or reload it."),
        onClosed: () => {
          forget();
          onClosed();
        },
      });
      if (over) database.close();
      open = database;
      return database;
    } catch (error) {
      forget();
      throw error;
    } finally {
      clearTimeout(patience);
    }
  };
  return {
    /** The open notebook; rejects where the browser does not open it. */
    opened: (): Promise<Database> => {
      opening ??= connect();
      return opening;
    },
    /** The same without waiting; undefined where it is not open. */
    openNow: () => open,
    close: () => {
      over = true;
      open?.close();
    },
  };
}
