import { encodeLink } from "../../exchange/link/encodeLink.ts";
import type { RunConfig } from "../../schema/fields/config.ts";

/** The address of this page with these settings, and what they are compared with. */
export const pageLink = (config: RunConfig, baseline?: RunConfig) =>
  `${location.href.split("#")[0]}${encodeLink(config, baseline)}`;
