import type { ReactNode } from "react";

/** What blocks an export, and the button that mends it where one value would. */
export interface ExportError {
  readonly message: string;
  readonly fix?: { readonly label: string; readonly apply: () => void };
}

interface Props {
  readonly id: string;
  readonly errors: readonly ExportError[];
}

/** The errors that block the export, announced when they appear; each with its fix. */
export function ExportErrors({ id, errors }: Props): ReactNode {
  if (errors.length === 0) return null;
  return (
    <div className="failure small-buttons" id={id} role="alert">
      <p>
        <strong>
          {errors.length === 1 ? "1 error blocks this export" : `${errors.length} errors block this export`}
        </strong>
      </p>
      <ul>
        {errors.map(({ message, fix }) => (
          <li key={message}>
            {message}{" "}
            {fix && (
              <button type="button" onClick={fix.apply}>
                {fix.label}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
