/** Calls back when the page has nothing better to do. */
export function whenIdle(act: () => void) {
  // not in every browser
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act, 1000);
}
