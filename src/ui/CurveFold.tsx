import { Suspense, useState } from "react";
import { CurveRead } from "./later.ts";

/** The curve for those who cannot see it or want to copy it, made only while it is open. */
export function CurveFold() {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Curve in words and numbers</summary>
      {open && (
        <Suspense>
          <CurveRead />
        </Suspense>
      )}
    </details>
  );
}
