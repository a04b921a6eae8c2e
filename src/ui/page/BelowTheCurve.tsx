import { useRested } from "../parts/context.ts";
import { Tiles } from "../plan/Tiles.tsx";
import { Suggestions } from "../suggestions/Suggestions.tsx";

/** Suggestions, and the size of the run in five numbers. */
export function BelowTheCurve() {
  const config = useRested((state) => state.config);
  return (
    <>
      <Suggestions limit={3} />
      <Tiles config={config} />
    </>
  );
}
