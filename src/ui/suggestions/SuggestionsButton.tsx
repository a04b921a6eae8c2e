import { useSuggestionCount } from "./useSuggestions.ts";

/** Goes to the suggestions, for the bar at the lower edge of a phone. */
export function SuggestionsButton() {
  const count = useSuggestionCount();
  return (
    <button type="button" onClick={() => document.getElementById("suggestions-title")?.focus()}>
      Suggestions ({count})
    </button>
  );
}
