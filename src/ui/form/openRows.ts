import type { SyntheticEvent } from "react";
import { flushSync } from "react-dom";
import { createStore } from "zustand/vanilla";
import type { Field } from "../../schema/fields/config.ts";
import { PHONE } from "../parts/phone.ts";

interface OpenRows {
  /** The rows whose details are open: the one in use, and those that could not close without moving it. */
  readonly rows: readonly Field[];
  /** True until a row is used: a phone shows the first row closed. */
  readonly isInitial: boolean;
  /** True if the details of every row are open. */
  readonly all: boolean;
}

/** Key of localStorage. */
const ALL = "goldilocks.expandAll";

/** The row that is prerendered open. */
export const FIRST_ROW: Field = "learningRate";

/** Which rows of the form are open. */
export const openRows = createStore<OpenRows>(() => ({ rows: [FIRST_ROW], isInitial: true, all: false }));

/** Reads what the last visit left, and closes the first row on a phone. */
export function restoreOpenRows() {
  if (matchMedia(PHONE).matches) openRows.setState({ rows: [], isInitial: false });
  try {
    if (localStorage.getItem(ALL) !== null) openRows.setState({ all: true });
  } catch {
    // storage is disabled: nothing was left
  }
}

/** Opens or closes the details of all rows, also at the next visit. */
export function expandAll(all: boolean) {
  openRows.setState({ all, isInitial: false });
  try {
    if (all) localStorage.setItem(ALL, "");
    else localStorage.removeItem(ALL);
  } catch {
    // storage is disabled: it holds for this visit
  }
}

/** Tells whether the details of a row are open. */
export const isOpen = (field: Field, { rows, all }: OpenRows = openRows.getState()) => all || rows.includes(field);

/** Returns the height of the open details that stand above an element, in pixels. */
function heightAbove(element: Element): number {
  const open = [...document.querySelectorAll<HTMLElement>(".row-details[open]")];
  return open
    .filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    .reduce((sum, { offsetHeight }) => sum + offsetHeight, 0);
}

/**
 * Opens a row and closes the others. The row stays under the pointer as those above it shrink: the page scrolls by as much, and where it has
 * not as much to scroll they stay open.
 */
function openRow(field: Field, element: Element) {
  const header = element.closest("section")?.querySelector("header");
  if (!header) return;
  const before = header.getBoundingClientRect().top;
  const kept = heightAbove(header) > scrollY ? openRows.getState().rows : [];
  flushSync(() => openRows.setState({ rows: [...kept, field], isInitial: false }));
  scrollBy({ top: header.getBoundingClientRect().top - before, behavior: "instant" });
  header.scrollIntoView({ block: "nearest" });
}

/** Returns the listeners of a row's element: the row whose control is used becomes the open one. */
export function rowListeners(field: Field) {
  /** Opens the row for the controls that match. It moves as it opens, so a click must be complete by then. */
  const on = (controls: string) => (event: SyntheticEvent) => {
    if (!isOpen(field) && (event.target as Element).matches(controls)) openRow(field, event.currentTarget);
  };
  return {
    onKeyUp: on("input, select"),
    onPointerUp: on("input[type=range]"),
    onClick: on("input:not([type=range]), .strip button"),
    onChange: on("select, input:not([type=range])"),
  };
}

/** Follows what a press on its summary has done to a row's details. */
export function followToggle(field: Field, details: HTMLDetailsElement) {
  if (details.open === isOpen(field)) return;
  if (details.open) openRow(field, details);
  else openRows.setState(({ rows }) => ({ rows: rows.filter((row) => row !== field), isInitial: false }));
}
