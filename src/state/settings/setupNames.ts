import { readItem, writeItem } from "./storage.ts";

/** Names in the setup that fill settings. */
export type SetupName = "model" | "gpus";

const keyOf = (name: SetupName) => `goldilocks.setup.${name}`;
/** Longest text that is read back, in characters. */
const LONGEST = 200;

/** Returns the name that was typed last; undefined where there is none. */
export function readSetupName(name: SetupName): string | undefined {
  const text = readItem(keyOf(name));
  return text === null || text.length > LONGEST ? undefined : text;
}

/** Keeps a typed name on this machine; a link has the settings that it stands for. */
export const writeSetupName = (name: SetupName, text: string): void => void writeItem(keyOf(name), text);
