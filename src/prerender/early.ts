import { flushSync } from "react-dom";
import { loadValueReader } from "../ui/form/valueReader.ts";
import { EARLY } from "./marks.ts";

/** What a person did, and the value that the control had then. */
type Kept = readonly [Event, string | undefined];

/** What the inline script keeps until it is ended; from then on events take their usual way. */
export interface Early {
  readonly kept: readonly Kept[];
  end(): void;
}

declare global {
  interface Window {
    /** Absent where a host's own policy does not let the inline script run. */
    readonly [EARLY]?: Early;
  }
}

/** The controls whose values a person has changed so far. */
export const changedIn = ({ kept }: Early) =>
  new Set(kept.flatMap(([{ type, target }]) => (type === "input" || type === "change" ? [target] : [])));

/** Gives a control a value as a person does: React takes what a script sets for a value of its own. */
function enter(control: HTMLInputElement, value: string | undefined) {
  control.value = control.defaultValue;
  Reflect.set(Object.getPrototypeOf(control), "value", value, control);
}

/** What reads a typed value has as long to come; a page that cannot read numbers yet can still be used. */
const LONGEST_READER_MS = 5000;

/** Waits for what reads typed values, if any were typed so far. Never fails. */
export async function readerOf(early: Early) {
  if (![...changedIn(early)].some((control) => control instanceof HTMLInputElement && control.type === "text")) return;
  const tooLate = new Promise((resolve) => setTimeout(resolve, LONGEST_READER_MS));
  await Promise.race([loadValueReader(), tooLate]).catch(() => undefined);
}

/**
 * Does once more, in its order, what was done before React listened. A typed value that could not be read yet would become a setting after
 * all that was done later: until it can be read, what is done is kept. What opened a fold has had its effect by the browser itself, and
 * React is told.
 */
export async function replay(early: Early, root: HTMLElement) {
  await readerOf(early);
  early.end();
  for (const [event, value] of early.kept) {
    const { type, target } = event;
    if (!(target instanceof Element)) continue;
    if (type === "input" || type === "change") enter(target as HTMLInputElement, value);
    const again = new (event.constructor as typeof Event)(type, event);
    // what it changes is there before the next one
    flushSync(() => target.dispatchEvent(again));
  }
  for (const fold of root.querySelectorAll("details[open]")) fold.dispatchEvent(new Event("toggle"));
}
