import { decodeLink, encodeLink } from "../exchange/link.ts";
import type { RunConfig } from "../schema/config.ts";

/** Settings on this machine, kept as links: what is read back passes the same checks as a stranger's link. */
const OWN = "goldilocks.settings";
/** The person's own settings while a link that was opened and then changed has taken their place. */
const DISPLACED = "goldilocks.displaced";

function read(key: string): RunConfig | undefined {
  try {
    const link = localStorage.getItem(key);
    return link === null ? undefined : decodeLink(link).config;
  } catch {
    return undefined; // storage may be switched off: the address still holds everything
  }
}

function write(key: string, config: RunConfig | undefined) {
  try {
    if (config === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, encodeLink(config));
  } catch {
    // full or switched off: nothing is lost that the address does not hold
  }
}

export const storage = {
  own: () => read(OWN),
  keepOwn: (config: RunConfig) => write(OWN, config),
  displaced: () => read(DISPLACED),
  keepDisplaced: (config: RunConfig | undefined) => write(DISPLACED, config),
};
