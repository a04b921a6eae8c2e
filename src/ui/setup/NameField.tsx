import { type ReactNode, useId, useState } from "react";
import type { RunConfig } from "../../schema/fields/config.ts";
import type { Refused } from "../../schema/plan/setupNames/parsedName.ts";
import { readSetupName, type SetupName, writeSetupName } from "../../state/settings/setupNames.ts";
import { useSettings, useStores } from "../parts/context.ts";

/** The settings that a name stands for, and their origin. */
export interface NamedValues {
  readonly ok: true;
  readonly values: Partial<Pick<RunConfig, "modelSize" | "gpuCount" | "gpuMemory">>;
  readonly origin?: ReactNode;
}

interface Props {
  readonly name: SetupName;
  readonly label: string;
  /** Names that are offered while typing. */
  readonly names: readonly string[];
  readonly read: (text: string) => NamedValues | Refused;
  /** The present settings as text, which `read` takes. */
  readonly written: (config: RunConfig) => string;
  /** The exact values beside the name. */
  readonly children: ReactNode;
}

interface Typed {
  readonly text: string;
  readonly result: NamedValues | Refused;
}

/** Returns the name that was typed at an earlier visit. */
function remembered(name: SetupName, read: Props["read"]): Typed | undefined {
  const text = readSetupName(name);
  const result = text === undefined ? undefined : read(text);
  return text !== undefined && result?.ok ? { text, result } : undefined;
}

const holds = ({ values }: NamedValues, config: RunConfig) =>
  Object.entries(values).every(([field, value]) => config[field as keyof typeof values] === value);

/** A name that fills settings. It stays as typed, also after a reload, while the settings are what it stands for. */
export function NameField({ name, label, names, read, written, children }: Props) {
  const { settings } = useStores();
  const config = useSettings((state) => state.config);
  const [typed, setTyped] = useState<Typed | undefined>(() => remembered(name, read));
  const id = useId();
  const shown = typed && (!typed.result.ok || holds(typed.result, config)) ? typed : undefined;
  const reason = shown && !shown.result.ok ? shown.result.reason : undefined;

  const change = (text: string) => {
    const result = read(text);
    setTyped({ text, result });
    if (!result.ok) return;
    settings.change(result.values, true);
    writeSetupName(name, text);
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
