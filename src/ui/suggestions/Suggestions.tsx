import { useRef, useState } from "react";
import { changeText } from "../../schema/plan/suggestion.ts";
import { usePreview } from "../parts/context.ts";
import { headingOf } from "./heading.ts";
import { useRefusals } from "./refusals.ts";
import { NoticeRow, RefusalRow, SuggestionRow } from "./SuggestionRow.tsx";
import { type Suggested, useSuggestions } from "./useSuggestions.ts";
import "./Suggestions.css";

/** Errors and suggestions, the most important first; `limit` are shown, and every error. */
export function Suggestions({ limit }: { limit: number }) {
  const suggested = useSuggestions();
  const refusals = useRefusals();
  const verdict = usePreview((preview) => preview.verdict?.verdict.name);
  const [isOpen, setIsOpen] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  // the button goes with its suggestion, so the focus moves to the title, which says what is left
  const onApplied = () => title.current?.focus();

  const { suggestions, notices, config } = suggested;
  const errors = refusals.length + suggestions.filter(({ kind }) => kind === "error").length;
  const rows = [
    ...refusals.map((refusal) => <RefusalRow key={refusal.field} refusal={refusal} onApplied={onApplied} />),
    ...suggestions.map((one) => (
      <SuggestionRow key={changeText(one)} suggestion={one} config={config} onApplied={onApplied} />
    )),
    ...notices.map((notice) => <NoticeRow key={notice.text} {...notice} />),
  ];
  const shown = isOpen ? rows.length : Math.max(limit, errors);
  return (
    <section className="suggestions" id="suggestions" aria-labelledby="suggestions-title">
      <h2 id="suggestions-title" ref={title} tabIndex={-1}>
        {headingOf({ errors, suggestions: rows.length - errors, verdict, isWaiting: suggested.isWaiting })}
      </h2>
      <ul className="no-markers small-buttons" data-unranked={!suggested.isRanked || undefined}>
        {rows.slice(0, shown)}
      </ul>
      {rows.length > Math.max(limit, errors) && (
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Fewer" : `${rows.length - shown} more`}
        </button>
      )}
      {rows.length === 0 && verdict !== undefined && verdict !== "healthy" && <Tried {...suggested} />}
    </section>
  );
}

/** Says what was tried where no change ends clearly better. */
function Tried({ tried, isWaiting }: Suggested) {
  if (isWaiting) return <p className="muted">Simulating other values…</p>;
  if (tried.length === 0) return <p className="muted">No setting has another recommended value to try.</p>;
  return (
    <p className="muted">
      Tried, none ends clearly better or as well at half the cost: {tried.map(changeText).join(", ")}.
    </p>
  );
}
