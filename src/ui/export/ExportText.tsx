interface Props {
  /** Accessible name of the text. */
  readonly label: string;
  readonly text: string;
  readonly isBlocked: boolean;
}

const placeholders = /(<YOUR_[A-Z_]{1,40}>)/;

/** Returns the placeholders of an exported text, each once, in their order. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set(text.split(placeholders).filter((_, i) => i % 2 === 1)),
];

/** An exported text with its placeholders marked. */
export function ExportText({ label, text, isBlocked }: Props) {
  return (
    <section className="document card" data-blocked={isBlocked || undefined} aria-label={label} tabIndex={0}>
      <pre>
        {text.split(placeholders).map((part, i) =>
          // every second part is a placeholder; parts have no other identity than their place
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          i % 2 === 1 ? <mark key={i}>{part}</mark> : part,
        )}
      </pre>
    </section>
  );
}
