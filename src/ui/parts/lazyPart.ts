import { type ComponentType, createElement, startTransition, useEffect, useState } from "react";

/**
 * A part in a chunk of its own, which the prerendered page does not hold: `meanwhile` stands in its place until it has come. It is rendered
 * in pieces, between which the page answers; a Suspense boundary would be rendered in one go at the next frame of the preview.
 */
export function afterFirstSight<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: ComponentType<Props>,
) {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (part) return;
      void load().then(({ default: component }) => {
        loaded = component;
        startTransition(() => setPart(() => component));
      });
    }, [part]);
    return createElement(part ?? meanwhile, props);
  };
}
