import { decodeLink } from "../../exchange/link/link.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import type { Job } from "../../schema/fields/job.ts";
import type { LinkReport } from "./address.ts";
import { nothingUnset, sameLinked } from "./settings.ts";
import { type StoredSettings, storage } from "./storage.ts";
import { readJob } from "./storedJob.ts";

export interface InitialSettings extends StoredSettings {
  readonly job: Job;
  readonly report: Pick<LinkReport, "problems" | "displaced">;
}

const defaults: StoredSettings = { config: defaultConfig, baseline: undefined, unset: nothingUnset };

/** Returns what to start with: the settings and baseline of the link, else the stored ones, else the defaults; and the stored job details. */
export function initialSettings(hash: string): InitialSettings {
  const own = storage.readOwn();
  const link = hash.length > 1 ? decodeLink(hash) : undefined;
  // a hash without any key of ours changes nothing
  const { config, baseline } = link && link.recognized > 0 ? link : (own ?? defaults);
  const initial = { config, baseline };
  const isOwn = own !== undefined && sameLinked(own, initial);
  const before = own !== undefined && !isOwn ? own : storage.readDisplaced();
  const isDefault = before?.unset.size === 0 && sameLinked(before, defaults);
  const isWorthOffering = before !== undefined && !sameLinked(before, initial) && !isDefault;
  const displaced = isWorthOffering ? before : undefined;
  const unset = isOwn ? own.unset : nothingUnset;
  return { ...initial, unset, job: readJob(), report: { problems: link?.problems ?? [], displaced } };
}
