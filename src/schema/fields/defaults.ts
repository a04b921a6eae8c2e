import type { RunConfig } from "./config.ts";
import { tableOf } from "./parameters.ts";

/** The service's default settings, on the default scenario. */
export const defaultConfig = tableOf<unknown>(({ default: usual }) => usual) as RunConfig;
