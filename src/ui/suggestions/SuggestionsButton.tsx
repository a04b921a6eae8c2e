import { useSuggestionCount } from "./useSuggestions.ts";

interface Props {
  /** Whether another view hides the suggestions. */
  readonly isHidden: boolean;
  /** Shows them, then calls back. */
  readonly onReveal: (after: () => void) => void;
}

const focusSuggestions = () => document.getElementById("suggestions-title")?.focus();

/** Goes to the suggestions, for the bar at the lower edge of a phone. */
export function SuggestionsButton({ isHidden, onReveal }: Props) {
  const count = useSuggestionCount();
  return (
    <button type="button" onClick={() => (isHidden ? onReveal(focusSuggestions) : focusSuggestions())}>
      Suggestions{!isHidden && ` (${count})`}
    </button>
  );
}
