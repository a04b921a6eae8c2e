import { type DBSchema, type IDBPObjectStore, openDB } from "idb";
import { checkRun, type SavedRun } from "../../exchange/runs/savedRun.ts";
import { visible } from "../../schema/values/quote.ts";

const NAME = "goldilocks";
const STORE = "runs";
/** Raised when the record's shape changes; each version is a branch of `upgrade`. */
const VERSION = 1;

interface Shape extends DBSchema {
  [STORE]: { key: string; value: SavedRun };
}

/** Returns the new version of an entry, given the stored one; undefined if there is none. */
export type Next = (current: SavedRun | undefined) => SavedRun | undefined;

interface Events {
  /** Another tab has an older version of the database open, which must close first. */
  readonly onBlocked: () => void;
  /** The connection ended: a newer page upgrades the database, or the browser closed it. */
  readonly onClosed: () => void;
}

/** An open connection to the stored notebook. */
export interface Database {
  /** Returns all records, unchecked: other code may have written them. */
  readonly readAll: () => Promise<readonly unknown[]>;
  /** Returns the records with these ids, in this order; undefined where there is none. */
  readonly read: (ids: readonly string[]) => Promise<readonly unknown[]>;
  /** Changes entries in one transaction and returns their new versions; where it rejects, none has changed. */
  readonly write: (steps: ReadonlyMap<string, Next>) => Promise<ReadonlyMap<string, SavedRun | undefined>>;
  /** Writes entries without waiting for the result, for a page that is being closed; may throw. */
  readonly writeNow: (runs: ReadonlyMap<string, SavedRun | undefined>) => void;
  readonly close: () => void;
}

/** Changes one entry within a transaction; an invalid record counts as no entry. */
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

/** Time after which a silent browser is reported, in ms. */
export const PATIENCE_MS = 4000;

/** Opens the stored notebook, creating or upgrading it if needed; rejects where the browser does not allow it. */
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
      // a failed step rejects with its own reason
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
    // already aborted
  }
}

/** Names of the errors with which browsers refuse storage. */
const refusals: readonly string[] = [
  "InvalidStateError",
  "SecurityError",
  "UnknownError",
  "ReferenceError",
  "TypeError",
  "NotAllowedError",
];

/** Returns a message on why the notebook cannot be read or saved. */
export function troubleOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "QuotaExceededError")
    return "The space that the browser has for this page is full. Delete runs that you no longer need, or make room on the disk.";
  if (name === "VersionError")
    return "A newer version of this page has written the saved runs. Reload this tab to use it.";
  const said = `It says: ${visible(message, 200) || "nothing more"}`;
  return refusals.includes(name)
    ? `This browser does not let the page store anything, as in a private window or where site data is switched off. ${said}`
    : `The browser could not do it. ${said}`;
}

interface Waits {
  /** Receives a message on why the notebook is not open yet. */
  readonly onWait: (reason: string) => void;
  /** The connection ended; the next call opens another. */
  readonly onClosed: () => void;
}

/** Holds the page's only connection: opened when first needed, and again after it ended or failed to open. */
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
      () => onWait("The browser has not opened its storage yet. New runs are in this tab until it does."),
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
    /** Resolves with the open connection; rejects where the browser does not open it. */
    opened: (): Promise<Database> => {
      opening ??= connect();
      return opening;
    },
    /** Returns the connection if it is open. */
    openNow: () => open,
    close: () => {
      over = true;
      open?.close();
    },
  };
}
