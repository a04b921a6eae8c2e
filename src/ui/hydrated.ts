import { type ComponentType, createElement, lazy, Suspense, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page has been taken over from its prerendered HTML: false while that is made and matched, then true. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** A part in a chunk of its own, which the prerendered page does not hold: `meanwhile` stands in its place until it has come. */
export function afterFirstSight<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  meanwhile: ComponentType<Props>,
) {
  const Part = lazy(load) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    const until = createElement(meanwhile, props);
    return useHydrated() ? createElement(Suspense, { fallback: until }, createElement(Part, props)) : until;
  };
}
