/** The first use of the page, until which nothing is loaded, simulated or hydrated that the first screen does not show. */
export interface FirstUse {
  /** Resolves at the first use. */
  readonly promise: Promise<void>;
  readonly isOver: () => boolean;
  /** Ends the wait; further calls do nothing. */
  readonly end: () => void;
}

/** What a person does with a page, in any way; moving the pointer comes before a click, so that what a click needs is there by then. */
const USES = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "wheel", "scroll"];

/** Longest wait for a use, in ms: a screen reader can read a page without any event. */
const LONGEST_WAIT_MS = 10_000;

export function createFirstUse(): FirstUse {
  let isOver = false;
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  const end = () => {
    isOver = true;
    resolve();
  };
  return { promise, isOver: () => isOver, end };
}

/** Ends the wait when the page is used, before any other listener handles that event, or after a while. */
export function endWhenUsed({ end }: FirstUse, page: Window) {
  const options = { capture: true, passive: true };
  const used = () => {
    for (const use of USES) page.removeEventListener(use, used, options);
    end();
  };
  for (const use of USES) page.addEventListener(use, used, options);
  setTimeout(used, LONGEST_WAIT_MS);
}
