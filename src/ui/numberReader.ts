import type { readNumber } from "../schema/text.ts";

// the validators of typed numbers: nobody types before the page can be used
let read: typeof readNumber | undefined;

/** What reads a typed number, once it has been fetched. */
export const numberReader = () => read;

/** Fetches what reads a typed number. Fails where its chunk does not come. */
export const loadNumberReader = async () => {
  read = (await import("../schema/text.ts")).readNumber;
};
