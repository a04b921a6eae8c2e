import { type ReactNode, useId, useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { Refused } from "../../schema/plan/setupNames/parsedName.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** The settings that a name stands for, and their origin. */
export interface NamedValues {
  readonly ok: true;
  readonly values: Partial<Pick<RunConfig, "modelSize" | "gpuCount" | "gpuMemory">>;
  readonly origin?: ReactNode;
}

interface Props {
  readonly label: string;
  /** Names that are offered while typing. */
  readonly names: readonly string[];
  readonly read: (text: string) => NamedValues | Refused;
  /** The present settings as text, which `read` takes. */
  readonly written: (config: RunConfig) => string;
  /** The exact values beside the name. */
  readonly children: ReactNode;
}

const holds = ({ values }: NamedValues, config: RunConfig) =>
  Object.entries(values).every(([field, value]) => config[field as keyof typeof values] === value);

/** A name that fills settings. Only the settings are kept: a name stays as typed while they are what it stands for. */
export function NameField({ label, names, read, written, children }: Props) {
  const { settings } = useStores();
  const config = useSettings((state) => state.config);
  const [typed, setTyped] = useState<{ readonly text: string; readonly result: NamedValues | Refused }>();
  const id = useId();
  const shown = typed && (!typed.result.ok || holds(typed.result, config)) ? typed : undefined;
  const reason = shown && !shown.result.ok ? shown.result.reason : undefined;

  const change = (text: string) => {
    const result = read(text);
    setTyped({ text, result });
    if (result.ok) settings.change(result.values, true);
  };
  return (
    <div className="named cluster">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        list={`${id}-names`}
        aria-invalid={reason !== undefined}
        aria-describedby={`${id}-note`}
        value={shown?.text ?? written(config)}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={settings.endGesture}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {children}
      <small id={`${id}-note`} role="status" className={reason === undefined ? "muted" : "why"}>
        {reason === undefined ? shown?.result.ok && shown.result.origin : `${reason} · Unchanged: ${written(config)}`}
      </small>
    </div>
  );
}
