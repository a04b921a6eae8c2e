import { Suspense } from "react";
import { Fold } from "../parts/Fold.tsx";
import { lazyPart } from "../parts/lazyPart.ts";

const Missing = () => <p role="alert">This part could not be loaded. Reload the page.</p>;
const CurveData = lazyPart(async () => (await import("./CurveData.tsx")).CurveData, Missing);

/** The curve for those who cannot see it or want to copy it. */
export const CurveText = () => (
  <Fold className="fold" summary="View data">
    <Suspense>
      <CurveData />
    </Suspense>
  </Fold>
);
