import { CurveRead } from "../page/later.ts";
import { Fold } from "../parts/Fold.tsx";

/** The curve for those who cannot see it or want to copy it. */
export const CurveFold = () => (
  <Fold className="fold" summary="Curve in words and numbers">
    <CurveRead />
  </Fold>
);
