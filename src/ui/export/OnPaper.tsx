import { Suspense, useEffect, useState } from "react";
import { whenIdle } from "../../state/updates.ts";
import { useStores } from "../parts/context.ts";
import { lazyPart } from "../parts/lazyPart.ts";

const PaperText = lazyPart(
  async () => (await import("./PaperText.tsx")).PaperText,
  () => null,
);

/** What only print shows, loaded when the page is used and has nothing else to do: whoever prints has looked at the curve. */
export function OnPaper() {
  const { firstUse } = useStores();
  const [hasTime, setHasTime] = useState(false);
  useEffect(() => {
    firstUse.promise.then(() => whenIdle(() => setHasTime(true)));
  }, [firstUse]);
  return <Suspense>{hasTime && <PaperText />}</Suspense>;
}
