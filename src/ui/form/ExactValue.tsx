import { type KeyboardEvent, useId, useState } from "react";
import type { Field } from "../../schema/fields/config.ts";
import type { AutoParameter, NumberParameter } from "../../schema/fields/parameter.ts";
import { typedText } from "../../schema/values/fieldText.ts";
import { useSettings, useStores } from "../parts/context.ts";
import { loadValueReader, valueReader } from "./valueReader.ts";
import "./ExactValue.css";

interface Props {
  readonly field: Field;
  readonly parameter: NumberParameter | AutoParameter;
  /** The field's accessible name. */
  readonly name: string;
  /** Common values to offer while typing. */
  readonly suggestions?: readonly number[];
}

const NOT_LOADED = "The part of this page that reads numbers did not load. Reload the page.";

/** A number, or auto, as text. What is not a legal value stays as typed, says why, and never becomes the setting. */
export function ExactValue({ field, parameter, name, suggestions }: Props) {
  const { settings } = useStores();
  const value = useSettings((state) => state.config[field]);
  const draft = useSettings((state) => state.drafts[field]);
  const [typed, setTyped] = useState<string>();
  const id = useId();

  const stillMeans = (text: string) => {
    const reading = valueReader()?.(text, field);
    return reading?.ok && reading.value === value;
  };
  const notation = parameter.kind === "auto" ? "plain" : parameter.notation;
  const formatted = typedText(field, value);
  const shown = draft?.text ?? (typed !== undefined && stillMeans(typed) ? typed : formatted);

  // text that cannot be read yet is kept as it is, and read when it can be unless it has changed by then
  const readLater = (text: string) => {
    const waits = { text, reason: "This is being read." };
    settings.setDraft(field, waits);
    const then = (act: () => void) => () => settings.store.getState().drafts[field] === waits && act();
    loadValueReader().then(
      // a step of its own: the field may have been left since
      then(() => take(text, false)),
      then(() => settings.setDraft(field, { text, reason: NOT_LOADED })),
    );
  };
  const take = (text: string, gesture = true) => {
    setTyped(text);
    const read = valueReader();
    if (!read) return readLater(text);
    const reading = read(text, field);
    if (reading.ok) settings.change({ [field]: reading.value }, gesture);
    else settings.setDraft(field, { text, reason: reading.reason });
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
        value={shown}
        onFocus={() => void loadValueReader().catch(() => undefined)}
        onChange={(event) => take(event.target.value)}
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
