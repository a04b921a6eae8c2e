import { type ReactNode, Suspense, useState } from "react";
import "./Fold.css";

interface Props {
  readonly className: string;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}

/** What is there on demand: made only while it is open. */
export function Fold({ className, summary, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && <Suspense>{children}</Suspense>}
    </details>
  );
}
