import { flushSync } from "react-dom";
import { EVENTS } from "./marks.ts";

/** The events that the inline script recorded before React listened, each with the value of its control at that time. */
interface Recording {
  readonly events: readonly (readonly [Event, string | undefined])[];
  /** Ends the recording: later events are handled as usual. */
  end(): void;
}

declare global {
  interface Window {
    /** Undefined where a host's own policy blocks the inline script. */
    readonly [EVENTS]?: Recording;
  }
}

const recordingOf = (page: Document): Recording => page.defaultView?.[EVENTS] ?? { events: [], end() {} };

const isChange = ({ type }: Event) => type === "input" || type === "change";

/** Tells whether the page was used before React listened. */
export const isUsed = (page: Document) => recordingOf(page).events.length > 0;

/** Returns the controls that were changed before React listened. */
export const changedControls = (page: Document): ReadonlySet<unknown> =>
  new Set(recordingOf(page).events.flatMap(([event]) => (isChange(event) ? [event.target] : [])));

/** Sets the value of a control as typing does: React ignores a value that is set through its own property of the element. */
function type(control: HTMLInputElement, value: string | undefined) {
  control.value = control.defaultValue;
  Reflect.set(Object.getPrototypeOf(control), "value", value, control);
}

/**
 * Dispatches the recorded events again, in their order, once React listens. A `details` element that was opened meanwhile is open already;
 * React is notified of it.
 */
export function replayEvents(page: Document, root: HTMLElement) {
  const { events, end } = recordingOf(page);
  end();
  for (const [event, value] of events) {
    const { target } = event;
    if (!(target instanceof Element)) continue;
    if (isChange(event)) type(target as HTMLInputElement, value);
    const copy = new (event.constructor as typeof Event)(event.type, event);
    // each event finds the page as the one before left it
    flushSync(() => target.dispatchEvent(copy));
  }
  for (const fold of root.querySelectorAll("details[open]")) fold.dispatchEvent(new Event("toggle"));
}
