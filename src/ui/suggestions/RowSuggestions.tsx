import type { Field } from "../../schema/fields/config.ts";
import { changeText } from "../../schema/plan/suggestion.ts";
import { useIsPhone } from "../parts/phone.ts";
import { useRefusals } from "./refusals.ts";
import { RefusalRow, SuggestionRow } from "./SuggestionRow.tsx";
import { useSuggestions } from "./useSuggestions.ts";

/** The errors and suggestions about one field, in its row on a phone; nothing elsewhere. */
export function RowSuggestions({ field }: { field: Field }) {
  return useIsPhone() ? <Rows field={field} /> : null;
}

function Rows({ field }: { field: Field }) {
  const { suggestions: all, config } = useSuggestions();
  const suggestions = all.filter((one) => one.field === field);
  const refusals = useRefusals().filter((one) => one.field === field);
  if (suggestions.length + refusals.length === 0) return null;
  return (
    <ul className="row-suggestions no-markers small-buttons">
      {refusals.map((refusal) => (
        <RefusalRow key={refusal.field} refusal={refusal} />
      ))}
      {suggestions.map((one) => (
        <SuggestionRow key={changeText(one)} suggestion={one} config={config} />
      ))}
    </ul>
  );
}
