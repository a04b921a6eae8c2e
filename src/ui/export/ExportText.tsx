import { placeholderPattern } from "../../exchange/export/placeholders.ts";

interface Props {
  /** Accessible name of the text. */
  readonly label: string;
  readonly text: string;
  readonly isBlocked: boolean;
}

/** An exported text with its placeholders marked. */
export function ExportText({ label, text, isBlocked }: Props) {
  return (
    <section className="document card" data-blocked={isBlocked || undefined} aria-label={label} tabIndex={0}>
      <pre>
        {text.split(placeholderPattern).map((part, i) =>
          // every second part is a placeholder; parts have no other identity than their place
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          i % 2 === 1 ? <mark key={i}>{part}</mark> : part,
        )}
      </pre>
    </section>
  );
}
