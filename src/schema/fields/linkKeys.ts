import { tableOf } from "./parameters.ts";

/** The key of each field in a link, in the order of the link. */
export const linkKeys = tableOf(({ linkKey }) => linkKey);
