import { type ReactNode, useEffect, useRef, useState } from "react";
import "./Fold.css";

interface Props {
  readonly className: string;
  readonly summary: ReactNode;
  readonly children: ReactNode;
}

/** A disclosure whose content is rendered only while it is open. */
export function Fold({ className, summary, children }: Props) {
  const [open, setOpen] = useState(false);
  const fold = useRef<HTMLDetailsElement>(null);
  // the prerendered one may have been opened before it was hydrated
  useEffect(() => setOpen(fold.current?.open ?? false), []);
  return (
    <details ref={fold} className={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children}
    </details>
  );
}
