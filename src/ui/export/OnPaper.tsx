import { Suspense, useEffect, useState } from "react";
import { whenIdle } from "../../state/updates.ts";
import { lazyPart } from "../parts/lazyPart.ts";

const PaperText = lazyPart(
  async () => (await import("./PaperText.tsx")).PaperText,
  () => null,
);

/** What only print shows, loaded when the page has nothing else to do: whoever prints has waited for the curve. */
export function OnPaper() {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => whenIdle(() => setIsIdle(true)), []);
  return <Suspense>{isIdle && <PaperText />}</Suspense>;
}
