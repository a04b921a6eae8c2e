import type { RunConfig } from "../../schema/fields/config.ts";
import { settingsLine } from "./settingsLine.ts";

/** The settings that identify a run, in one line; those that differ from their defaults are highlighted. */
export function SettingList({ config }: { config: RunConfig }) {
  return (
    <ul className="run-settings no-markers cluster muted" aria-label="Settings">
      {settingsLine(config).map(({ field, text, isDefault }) => (
        <li key={field} data-changed={!isDefault || undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
