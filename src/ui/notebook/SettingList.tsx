import type { RunConfig } from "../../schema/fields/config.ts";
import { settingsLine } from "./settingsLine.ts";

/** The settings that tell a run apart, in one line; what is not at its default stands out. */
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
