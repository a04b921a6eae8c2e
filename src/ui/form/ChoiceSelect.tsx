import type { Field } from "../../schema/fields/config.ts";
import type { ChoiceParameter } from "../../schema/fields/parameter.ts";
import { useRowSettings, useStores } from "../parts/context.ts";

interface Props {
  readonly field: Field;
  readonly parameter: ChoiceParameter<string>;
}

/** A choice field as a select; label and options come from the field's entry. */
export function ChoiceSelect({ field, parameter: { label, options } }: Props) {
  const { settings } = useStores();
  const value = useRowSettings(field, (config) => config[field]);
  return (
    <select
      id={field}
      aria-label={label}
      value={value}
      onChange={(event) => settings.choose({ [field]: event.target.value })}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} title={option.does}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
