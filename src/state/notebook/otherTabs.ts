import { readItem, writeItem } from "../settings/storage.ts";

const CHANNEL = "goldilocks.notebook";
/** Key of localStorage that holds the version of the stored notebook: another text after each write of any tab. */
const VERSION = "goldilocks.notebook";

/** Tells other tabs which entries one has written, and from which version to which. */
interface Notice {
  readonly ids: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
}

const isNotice = (data: unknown): data is Notice =>
  Array.isArray(Object(data).ids) && Object(data).ids.every((id: unknown) => typeof id === "string");

/** Returns the version of the stored notebook; null where it is unknown, because there is none yet or localStorage takes nothing. */
const storedVersion = () => readItem(VERSION);

/** Replaces the version and returns the new one. Where it cannot be stored it becomes unknown, so that no tab takes an old one for the present. */
function raiseVersion(): string | null {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  if (!writeItem(VERSION, Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")))
    writeItem(VERSION, undefined);
  return storedVersion();
}

/**
 * Notifies other tabs of written entries and receives their notices. A tab that was frozen misses some: the version in localStorage tells it
 * so without reading the notebook: of 12,000 runs the checks alone take half a second.
 */
export function connectTabs(onChange: (ids: readonly string[]) => Promise<boolean>) {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  let seen: string | null = null;
  /** Follows a write that this tab knows of; after one that it missed it stays behind, until all entries are read. */
  const follow = ({ before, after }: Notice) => {
    if (seen === before) seen = after;
  };
  channel?.addEventListener("message", ({ data }) => {
    if (isNotice(data)) void onChange(data.ids).then((isRead) => isRead && follow(data));
  });
  return {
    /** Tells the others of entries that this tab has written. */
    tell: (ids: readonly string[]) => {
      const before = storedVersion();
      const notice: Notice = { ids, before, after: raiseVersion() };
      follow(notice);
      channel?.postMessage(notice);
    },
    /** Returns the stored version, the first where there was none; null where localStorage takes nothing. */
    presentVersion: () => storedVersion() ?? raiseVersion(),
    /** Remembers the version that was stored before all entries were read. */
    saw: (version: string | null) => {
      seen = version;
    },
    /** Returns whether another tab may have written an entry that this one has not read. */
    mayBeBehind: () => seen === null || storedVersion() !== seen,
    close: () => channel?.close(),
  };
}
