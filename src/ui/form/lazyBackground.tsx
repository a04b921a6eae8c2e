import { type ComponentType, lazy, memo, Suspense } from "react";
import type { AdjustableField } from "../../schema/fields/parameters.ts";

interface Props {
  readonly field: AdjustableField;
}

/** Fetches the texts behind the fold; where they do not come, what was prerendered stays as it is. */
export const loadBackground = (): Promise<{ default: ComponentType<Props> }> =>
  import("./Background.tsx").then(
    ({ Background: component }) => ({ default: component }),
    () => new Promise(() => undefined),
  );

const Part = lazy(loadBackground);

/** The background of a field: in the prerendered page from the start, and taken over when its chunk has come. */
// a boundary that is rendered again before that would be emptied
export const Background = memo(function LaterBackground({ field }: Props) {
  return (
    <Suspense>
      <Part field={field} />
    </Suspense>
  );
});
