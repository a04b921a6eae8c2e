import type { readValue } from "../../schema/values/text.ts";

// the validators of typed values: nobody types before the page can be used
let read: typeof readValue | undefined;

/** What reads a typed value, once it has been fetched. */
export const valueReader = () => read;

/** Fetches what reads a typed value. Fails where its chunk does not come. */
export const loadValueReader = async () => {
  read = (await import("../../schema/values/text.ts")).readValue;
};
