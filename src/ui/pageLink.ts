import { encodeLink } from "../exchange/encodeLink.ts";
import type { RunConfig } from "../schema/config.ts";

/** The address of this page with these settings. */
export const pageLink = (config: RunConfig) => `${location.href.split("#")[0]}${encodeLink(config)}`;
