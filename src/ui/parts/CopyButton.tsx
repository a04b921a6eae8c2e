import { useState } from "react";
import "./CopyButton.css";

interface Props {
  readonly label: string;
  /** The copied object, for the accessible name where several buttons have the same label. */
  readonly of?: string;
  /** Returns the text; called on a click. */
  readonly text: () => string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
}

const SAID_FOR_MS = 2000;

/** Copies a text and confirms it; where the browser refuses, shows the text for copying by hand. */
export function CopyButton({ label, of, text, primary = false, disabled = false }: Props) {
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  const copy = () => {
    // absent on insecure pages
    const clipboard: Clipboard | undefined = navigator.clipboard;
    const written = clipboard ? clipboard.writeText(text()) : Promise.reject(new Error("no clipboard"));
    written.then(
      () => {
        setOutcome("copied");
        setTimeout(() => setOutcome(undefined), SAID_FOR_MS);
      },
      () => setOutcome("refused"),
    );
  };
  return (
    <span className="copy">
      <button
        type="button"
        className={primary ? "primary" : undefined}
        aria-label={of && `${label} ${of}`}
        aria-disabled={disabled}
        onClick={() => disabled || copy()}
      >
        <span data-hidden={outcome === "copied" || undefined}>{label}</span>
        {outcome === "copied" && <span className="over">Copied</span>}
      </button>
      <span className="unseen" role="status">
        {outcome === "copied" ? `${of ?? label}: copied` : ""}
      </span>
      {outcome === "refused" && (
        <label className="by-hand card">
          The browser does not let the page copy. Copy it from here:{" "}
          <textarea
            readOnly
            rows={4}
            value={text()}
            ref={(area) => area?.select()}
            onBlur={() => setOutcome(undefined)}
          />
        </label>
      )}
    </span>
  );
}
