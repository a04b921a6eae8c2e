import type { RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { entries } from "../../schema/fields/parameters.ts";

/** Returns the default settings with the setup of `config`. */
export const defaultsFor = (config: RunConfig): RunConfig => ({
  ...defaultConfig,
  ...Object.fromEntries(
    entries.filter(([, { group }]) => group === "scenario").map(([field]) => [field, config[field]]),
  ),
});
