import type { RunConfig } from "../../schema/fields/config.ts";
import { encode1 } from "./encodeV1.ts";

// apart from the decoder, whose validators the page does not need at first

/** The hash that stands for a config, and for the baseline that it is compared with: every field, in a fixed order, with `#` in front. */
export const encodeLink = (config: RunConfig, baseline?: RunConfig): string => `#v=1&${encode1(config, baseline)}`;
