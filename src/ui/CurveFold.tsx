import { Fold } from "./Fold.tsx";
import { CurveRead } from "./later.ts";

/** The curve for those who cannot see it or want to copy it. */
export const CurveFold = () => (
  <Fold className="fold" summary="Curve in words and numbers">
    <CurveRead />
  </Fold>
);
