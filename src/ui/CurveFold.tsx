import { type ReactNode, Suspense, useState } from "react";

/** The curve in another form, on demand: what is in it is made only while it is open. */
export function CurveFold({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <Suspense>{children}</Suspense>}
    </details>
  );
}
