import { useSyncExternalStore } from "react";

/** Media query of a window as narrow as a phone's; the style sheets repeat its width. */
export const PHONE = "(max-width: 640px)";

function subscribe(onChange: () => void) {
  const phone = matchMedia(PHONE);
  phone.addEventListener("change", onChange);
  return () => phone.removeEventListener("change", onChange);
}

/** Tells whether the window is as narrow as a phone's; false in the prerendered page. */
export const useIsPhone = () =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(PHONE).matches,
    () => false,
  );
