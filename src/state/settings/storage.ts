import type { Unset } from "../../exchange/export/document.ts";
import { decodeLink, encodeLink } from "../../exchange/link/link.ts";
import { allFields } from "../../schema/fields/parameters.ts";
import { type Linked, nothingUnset, type Settings } from "./settings.ts";

/** Keys of localStorage. Settings are stored as links: what is read back passes the checks of a stranger's link. */
export const OWN = "goldilocks.settings";
/** The user's own settings while those of an opened link replace them. */
export const DISPLACED = "goldilocks.displaced";
/** Job details as JSON, checked field by field when they are read back. */
export const JOB = "goldilocks.job";
/** Fields left to the service in each of these settings, as a JSON list of their names. */
const unsetKeys = { [OWN]: "goldilocks.unset", [DISPLACED]: "goldilocks.displacedUnset" } as const;

/** Settings as they are stored: with the fields that they leave to the service. */
export type StoredSettings = Linked & Pick<Settings, "unset">;

/** Writes or removes an item; returns whether the browser took it: storage can be full or disabled. */
export function writeItem(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Returns a stored item; null where there is none, or storage is disabled. */
export function readItem(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function readUnset(key: string): Unset {
  try {
    const stored: unknown = JSON.parse(readItem(key) ?? "[]");
    return Array.isArray(stored) ? new Set(allFields.filter((field) => stored.includes(field))) : nothingUnset;
  } catch {
    return nothingUnset; // it holds something else
  }
}

function write(key: keyof typeof unsetKeys, settings: StoredSettings | undefined): boolean {
  const unset = [...(settings?.unset ?? [])];
  const isUnsetWritten = writeItem(unsetKeys[key], unset.length === 0 ? undefined : JSON.stringify(unset));
  return writeItem(key, settings && encodeLink(settings.config, settings.baseline)) && isUnsetWritten;
}

function read(key: keyof typeof unsetKeys): StoredSettings | undefined {
  const link = readItem(key);
  if (link === null) return undefined;
  const { config, baseline } = decodeLink(link);
  return { config, baseline, unset: readUnset(unsetKeys[key]) };
}

/** The stored settings. What writes returns whether the browser took it. */
export const storage = {
  readOwn: () => read(OWN),
  readDisplaced: () => read(DISPLACED),
  writeOwn: (settings: StoredSettings) => write(OWN, settings),
  writeDisplaced: (displaced: StoredSettings | undefined) => write(DISPLACED, displaced),
};
