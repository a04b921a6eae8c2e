import { jobOf } from "../../diagnosis/advice/suggestedChange.ts";
import type { LoggedSettings, Series } from "../../diagnosis/log/log.ts";
import type { RunContext } from "../../diagnosis/verdict/runContext.ts";
import type { SavedSettings } from "../../exchange/runs/savedLog.ts";
import type { Field, RunConfig } from "../../schema/fields/config.ts";
import { defaultConfig } from "../../schema/fields/defaults.ts";
import { checkField } from "../../schema/values/validate.ts";

/** Fields with the same unit in every trainer. */
export const sameEverywhere: readonly Field[] = ["epochs", "loraRank", "temperature", "responseCandidatesCount"];

/** Whether a run is a Fireworks job, so that its settings have the units of the form. */
export const isJob = ({ library }: Pick<SavedSettings, "library">, { job }: RunContext = {}): boolean =>
  job !== undefined || library === "Fireworks";

/** Returns the settings of a log that are valid ones of the form in the same unit: of a Fireworks job all, of another trainer's run some. */
export function formSettingsOf(settings: SavedSettings): Partial<RunConfig> {
  const stated = Object.entries({ ...settings, library: "Fireworks" }).filter(([, value]) => value !== undefined);
  const all = jobOf(Object.fromEntries(stated) as LoggedSettings) ?? {};
  const own = isJob(settings) ? Object.keys(all) : sameEverywhere.filter((field) => field in all);
  const valid = own.filter((field) => {
    const value = all[field as keyof typeof all];
    return value !== undefined && checkField(field as Field, value).ok;
  });
  return Object.fromEntries(valid.map((field) => [field, all[field as keyof typeof all]]));
}

/** A run's own settings: as a config where all of it is known, else as its log states them. */
export interface OwnSettings {
  /** The valid ones in units of the form, with defaults for the others: what a link can hold. */
  readonly config: RunConfig;
  /** Absent where `config` is the run's own as a whole. */
  readonly settings?: LoggedSettings;
}

/** Returns what is known of a logged run's settings in units of the form: what was told about it, or what its log states. */
export const statedConfig = (logged: LoggedSettings, known: RunContext): Partial<RunConfig> =>
  known.job ?? formSettingsOf({ ...logged, ...known.settings });

/** Whether the log of a run that is no Fireworks job has a learning rate: it is in other units than the form's, which does not stand for it. */
export const hasForeignRate = (
  { settings, learningRate }: Pick<Series, "settings" | "learningRate">,
  known: RunContext,
) => !isJob(settings, known) && (learningRate ?? known.settings?.learningRate ?? settings.learningRate) !== undefined;

/** Returns the settings of a logged run, with what was told about it; never those of the form. */
export function ownSettings(logged: LoggedSettings, known: RunContext): OwnSettings {
  const config = { ...defaultConfig, ...statedConfig(logged, known) };
  return known.job ? { config } : { config, settings: { ...logged, ...known.settings } };
}

/** Whether a log states any setting, beside the name of its trainer. */
export const statesSettings = ({ library: _, batchUnit: __, ...settings }: LoggedSettings): boolean =>
  Object.values(settings).some((value) => value !== undefined);
