import { decodeLink } from "../exchange/link.ts";
import type { RunConfig } from "../schema/config.ts";
import { defaultConfig } from "../schema/parameters.ts";
import type { Arrival } from "./address.ts";
import { sameConfig } from "./settings.ts";
import { DISPLACED, OWN } from "./storage.ts";

function stored(key: string): RunConfig | undefined {
  try {
    const link = localStorage.getItem(key);
    return link === null ? undefined : decodeLink(link).config;
  } catch {
    return undefined; // storage may be switched off: the address still holds everything
  }
}

/** The settings to start with: the link's, else the stored ones, else the defaults. */
export function arrive(hash: string): { readonly config: RunConfig; readonly arrival: Arrival } {
  const own = stored(OWN);
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash that says nothing of ours changes nothing
  const config = link && link.recognized > 0 ? link.config : (own ?? defaultConfig);
  const before = own !== undefined && !sameConfig(own, config) ? own : stored(DISPLACED);
  const worthKeeping = before !== undefined && !sameConfig(before, config) && !sameConfig(before, defaultConfig);
  return { config, arrival: { problems: link?.problems ?? [], displaced: worthKeeping ? before : undefined } };
}
