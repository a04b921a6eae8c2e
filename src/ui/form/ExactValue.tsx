import { type KeyboardEvent, useId, useState } from "react";
import type { Field } from "../../schema/fields/config.ts";
import type { AutoParameter, NumberParameter } from "../../schema/fields/parameter.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { readValue } from "../../schema/values/typedValue.ts";
import { useRowSettings, useSettings, useStores } from "../parts/context.ts";
import "./ExactValue.css";

interface Props {
  readonly field: Field;
  readonly parameter: NumberParameter | AutoParameter;
  /** Accessible name of the text field. */
  readonly name: string;
  /** Common values, offered while typing. */
  readonly suggestions?: readonly number[];
}

/** A number, or auto, as text. Text that is not a valid value stays as typed, with the reason, and never becomes the setting. */
export function ExactValue({ field, parameter, name, suggestions }: Props) {
  const { settings } = useStores();
  const value = useRowSettings(field, (config) => config[field]);
  const draft = useSettings((state) => state.drafts[field]);
  const [typed, setTyped] = useState<string>();
  const id = useId();

  const means = (text: string) => {
    const parsed = readValue(text, field);
    return parsed.ok && parsed.value === value;
  };
  const notation = parameter.kind === "auto" ? "plain" : parameter.notation;
  const formatted = typedText(field, value);
  // "0.0001" stays while it is typed, although 1e-4 is shorter
  const text = draft?.text ?? (typed !== undefined && means(typed) ? typed : formatted);

  const change = (typing: string) => {
    setTyped(typing);
    const parsed = readValue(typing, field);
    if (parsed.ok) settings.change({ [field]: parsed.value }, true);
    else settings.setDraft(field, { text: typing, reason: parsed.reason });
  };
  const leave = () => {
    setTyped(undefined);
    settings.endGesture();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") leave();
    if (event.key !== "Escape" || !draft) return;
    settings.dropDraft(field);
    leave();
  };

  return (
    <span className="exact">
      <input
        type="text"
        inputMode={notation === "rate" || parameter.kind === "auto" ? "text" : "decimal"}
        autoComplete="off"
        spellCheck={false}
        aria-label={name}
        aria-invalid={draft !== undefined}
        aria-describedby={draft ? `${id}-why` : undefined}
        list={suggestions ? `${id}-list` : undefined}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={typedText(field, suggestion)} />
          ))}
        </datalist>
      )}
      {draft && (
        <span className="why" id={`${id}-why`} role="alert">
          {draft.reason}
        </span>
      )}
    </span>
  );
}
