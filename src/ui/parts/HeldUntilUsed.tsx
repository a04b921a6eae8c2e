import { memo, type ReactNode, Suspense } from "react";
import { useStores } from "./context.ts";

interface Props {
  /** True if the content is shown: it is hydrated before it is. */
  readonly isShown: boolean;
  /** The same object at every rendering: React hydrates at once what it has to render anew. */
  readonly children: ReactNode;
}

/**
 * Keeps the prerendered HTML of its content until the page is used for the first time; React hydrates it then, apart from the rest of the
 * page. For content that is not shown at first and handles no event but `toggle`.
 */
export const HeldUntilUsed = memo(function HeldUntilUsed(props: Props) {
  return (
    <Suspense>
      <Held {...props} />
    </Suspense>
  );
});

function Held({ isShown, children }: Props) {
  const { firstUse } = useStores();
  // React keeps the HTML of a boundary that suspends while it is hydrated
  if (!isShown && !firstUse.isOver()) throw firstUse.promise;
  return children;
}
